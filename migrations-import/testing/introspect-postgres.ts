import type pg from "pg";

type Row = Readonly<Record<string, unknown>>;

/** Everything but the system's own and what the platform stands for. */
const ours = `n.nspname NOT IN ('pg_catalog', 'information_schema', 'auth', 'storage', 'extensions') AND n.nspname !~ '^pg_'`;

/**
 * What a database's own catalog says, as the sorted lines that `describeCatalog` gives for a replayed one: definitions as the
 * database prints them for somebody who looks in `public` alone.
 */
export async function introspectPostgres(client: pg.Client): Promise<readonly string[]> {
  const lines: string[] = [];
  await client.query("SET search_path = public");
  for (const [sql, describe] of queries) {
    const { rows } = await client.query<Row>(sql);
    lines.push(...rows.map(describe));
  }
  return lines.sort();
}

type Query = readonly [sql: string, describe: (row: Row) => string];

const kinds: Readonly<Record<string, string>> = {
  r: "table",
  p: "partitioned table",
  v: "view",
  m: "materialized view",
  f: "foreign table",
};

const relations: Query = [
  `SELECT n.nspname || '.' || c.relname AS path, c.relkind AS kind, c.relrowsecurity AS rls, c.relforcerowsecurity AS forced,
     obj_description(c.oid, 'pg_class') AS comment, CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END AS query
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND ${ours}`,
  (row) =>
    `${kinds[String(row.kind)]} ${row.path} ${row.rls} ${row.forced} ${row.comment} ${textOf(row.query)?.replace(/;$/, "") ?? null}`,
];

const columns: Query = [
  `SELECT n.nspname || '.' || c.relname || '.' || a.attname AS path,
     row_number() OVER (PARTITION BY c.oid ORDER BY a.attnum) AS position, format_type(a.atttypid, a.atttypmod) AS type,
     NOT a.attnotnull AS nullable, pg_get_expr(d.adbin, d.adrelid) AS value, a.attgenerated <> '' AS generated,
     CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END AS identity, col_description(c.oid, a.attnum) AS comment
   FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
   WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND ${ours}`,
  (row) => {
    const value = textOf(row.value);
    const [fallback, generated] = row.generated ? [null, value] : [value, null];
    return `column ${row.path} ${row.position} ${row.type} ${row.nullable} ${fallback} ${row.identity} ${generated} ${row.comment}`;
  },
];

const constraintTypes: Readonly<Record<string, string>> = {
  p: "primary key",
  u: "unique",
  f: "foreign key",
  c: "check",
  x: "exclusion",
};

const constraints: Query = [
  `SELECT k.conname AS name, n.nspname || '.' || c.relname AS path, k.contype AS type, pg_get_constraintdef(k.oid) AS definition,
     ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS u (num, place)
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.num ORDER BY u.place) AS columns
   FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE k.contype IN ('p', 'u', 'f', 'c', 'x') AND ${ours}`,
  (row) => {
    const type = constraintTypes[String(row.type)];
    const names = row.columns as readonly string[];
    const listed = type === "check" || type === "exclusion" ? [...names].sort() : names;
    return `constraint ${row.name} on ${row.path} ${type} ${listed.join(",")} ${row.definition}`;
  },
];

const indexes: Query = [
  `SELECT i.relname AS name, n.nspname || '.' || c.relname AS path, x.indisunique AS "unique", am.amname AS method,
     pg_get_indexdef(i.oid) AS definition
   FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid JOIN pg_am am ON am.oid = i.relam
   JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ours}`,
  (row) =>
    `index ${row.name} on ${row.path} ${row.unique} ${row.method} ${String(row.definition).replace(/ ON ONLY /, " ON ")}`,
];

const policies: Query = [
  `SELECT policyname AS name, schemaname || '.' || tablename AS path, permissive = 'PERMISSIVE' AS permissive, cmd,
     (SELECT string_agg(r, ',' ORDER BY r COLLATE "C") FROM unnest(roles::text[]) r) AS roles, qual, with_check FROM pg_policies`,
  (row) => `policy ${row.name} on ${row.path} ${row.permissive} ${row.cmd} ${row.roles} ${row.qual} ${row.with_check}`,
];

const triggers: Query = [
  `SELECT t.tgname AS name, n.nspname || '.' || c.relname AS path, t.tgtype AS bits, fn.nspname || '.' || p.proname AS called,
     t.tgenabled <> 'D' AS enabled, pg_get_triggerdef(t.oid) AS definition
   FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_namespace fn ON fn.oid = p.pronamespace WHERE NOT t.tgisinternal`,
  (row) => {
    const bits = Number(row.bits);
    const timing = bits & 2 ? "BEFORE" : bits & 64 ? "INSTEAD OF" : "AFTER";
    const events = ["INSERT", "DELETE", "UPDATE", "TRUNCATE"].filter((_, index) => bits & (4 << index));
    const level = bits & 1 ? "row" : "statement";
    return `trigger ${row.name} on ${row.path} ${timing} ${events.sort().join(",")} ${level} ${row.called} ${row.enabled} ${qualifyCall(String(row.definition), String(row.called))}`;
  },
];

const types: readonly Query[] = [
  [
    `SELECT n.nspname || '.' || t.typname AS path, string_agg(e.enumlabel, '|' ORDER BY e.enumsortorder) AS labels
     FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid JOIN pg_namespace n ON n.oid = t.typnamespace WHERE ${ours} GROUP BY 1`,
    (row) => `enum ${row.path} ${row.labels}`,
  ],
  [
    `SELECT n.nspname || '.' || t.typname AS path, format_type(t.typbasetype, t.typtypmod) AS type, t.typnotnull AS required, pg_get_expr(t.typdefaultbin, 0) AS value,
       ARRAY(SELECT k.conname || ' ' || pg_get_constraintdef(k.oid) FROM pg_constraint k
         WHERE k.contypid = t.oid AND k.contype = 'c' ORDER BY k.conname COLLATE "C") AS checks
     FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype = 'd' AND ${ours}`,
    (row) =>
      `domain ${row.path} ${row.type} ${row.required ? "not null" : "null"} ${row.value} ${(row.checks as readonly string[]).join(", ")}`,
  ],
  [
    `SELECT n.nspname || '.' || c.relname AS path,
       string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum) AS attributes
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'c' AND ${ours} GROUP BY 1`,
    (row) => `type ${row.path} ${row.attributes}`,
  ],
];

const functionKinds: Readonly<Record<string, string>> = { f: "function", p: "procedure", a: "aggregate", w: "window" };
const volatilities: Readonly<Record<string, string>> = { i: "immutable", s: "stable", v: "volatile" };

const functions: Query = [
  `SELECT n.nspname || '.' || p.proname AS path, p.prokind AS kind, pg_get_function_identity_arguments(p.oid) AS args,
     pg_get_function_result(p.oid) AS returns, l.lanname AS language, p.provolatile AS volatility, p.prosecdef AS definer
   FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
   WHERE ${ours} AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
  (row) =>
    `${functionKinds[String(row.kind)]} ${row.path}(${row.args}) ${row.returns} ${row.language} ${volatilities[String(row.volatility)]} ${row.definer}`,
];

const sequences: Query = [
  `SELECT n.nspname || '.' || c.relname AS path FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE c.relkind = 'S' AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('a', 'i')) AND ${ours}`,
  (row) => `sequence ${row.path}`,
];

const queries: readonly Query[] = [
  relations,
  columns,
  constraints,
  indexes,
  policies,
  triggers,
  ...types,
  functions,
  sequences,
];

/** A trigger's function is printed with its schema, whatever that is. */
function qualifyCall(definition: string, called: string): string {
  return definition.replace(/EXECUTE FUNCTION [^(]*\(/, `EXECUTE FUNCTION ${called}(`);
}

function textOf(value: unknown): string | null {
  return value === null ? null : String(value);
}
