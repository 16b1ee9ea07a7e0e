/**
 * Key words that PostgreSQL quotes when they are names: all but the unreserved ones
 * (PostgreSQL manual, appendix C; `quote_identifier`).
 */
const quotedKeywords = new Set(
  (
    "all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case cast " +
    "char character check coalesce collate collation column concurrently constraint create cross current_catalog " +
    "current_date current_role current_schema current_time current_timestamp current_user dec decimal default deferrable " +
    "desc distinct do else end except exists extract false fetch float for foreign freeze from full grant greatest group " +
    "grouping having ilike in initially inner inout int integer intersect interval into is isnull join json json_array " +
    "json_arrayagg json_exists json_object json_objectagg json_query json_scalar json_serialize json_table json_value " +
    "lateral leading least left like limit localtime localtimestamp merge_action national natural nchar none normalize not " +
    "notnull null nullif numeric offset on only or order out outer overlaps overlay placing position precision primary real " +
    "references returning right row select session_user setof similar smallint some substring symmetric system_user table " +
    "tablesample then time timestamp to trailing treat trim true union unique user using values varchar variadic verbose " +
    "when where window with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot " +
    "xmlserialize xmltable"
  ).split(" "),
);

/** A name as SQL writes it: in double quotes where it needs them, as `quote_ident` does. */
export function quoteName(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !quotedKeywords.has(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** A name with its schema, which is left out where it is `public` or the system's own. */
export function qualifyName(schema: string | null, name: string): string {
  return schema === null || schema === "public" || schema === "pg_catalog"
    ? quoteName(name)
    : `${quoteName(schema)}.${quoteName(name)}`;
}

/** A name with its schema, whatever that is. */
export function fullName(schema: string, name: string): string {
  return `${quoteName(schema)}.${quoteName(name)}`;
}

/** A string constant as `pg_get_expr` prints it: backslashes are characters like others. */
export function quoteLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Whether an expression as it is printed is a call of a function and nothing else. */
export function isCall(expression: string): boolean {
  return /^(?:(?:\w+|"(?:[^"]|"")+")\.)?(?:\w+|"(?:[^"]|"")+")\(.*\)$/s.test(expression);
}
