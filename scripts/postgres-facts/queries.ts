/** Extensions whose types, functions and operators people's schemas use, as far as PostgreSQL brings them along. */
export const extensions = [
  "citext",
  "pgcrypto",
  "uuid-ossp",
  "pg_trgm",
  "unaccent",
  "hstore",
  "ltree",
  "fuzzystrmatch",
  "intarray",
  "cube",
  "earthdistance",
  "btree_gist",
  "tablefunc",
  "btree_gin",
  "bloom",
  "seg",
  "isn",
  "dblink",
] as const;

/** Types that no expression a person writes has. */
const internalTypes = `('internal', 'cstring', 'trigger', 'event_trigger', 'language_handler', 'fdw_handler', 'index_am_handler',
  'table_am_handler', 'tsm_handler')`;

/** A type by the catalog's own name, an array as `element[]`. */
const spell = (oid: string) => `(SELECT CASE WHEN e.oid IS NULL THEN t.typname::text ELSE e.typname || '[]' END
  FROM pg_type t LEFT JOIN pg_type e ON e.typarray = t.oid WHERE t.oid = ${oid})`;

const inSystem = (column: string) => `${column} = 'pg_catalog'::regnamespace`;

/** What marks a function whose result does not follow from its arguments alone; one in SQL is put in the place of its call, and is what it is made of. */
const unsteady = (oid: string) =>
  `(SELECT CASE WHEN provolatile = 'i' OR prolang = 14 THEN '' ELSE '~' END FROM pg_proc WHERE oid = ${oid})`;

/**
 * `name [~][kind:]args>result`, signatures with `;`: `~` before one that is not immutable, `+` before a variadic argument, `/n` behind
 * n defaults, `*` before a set.
 */
export function functionsQuery(condition: string): string {
  return `
  WITH signature AS (
    SELECT p.proname::text AS name,
      ${unsteady("p.oid")} || CASE p.prokind WHEN 'a' THEN 'a:' WHEN 'w' THEN 'w:' ELSE '' END ||
      coalesce((SELECT string_agg(CASE WHEN p.provariadic <> 0 AND u.n = p.pronargs THEN '+' ELSE '' END || ${spell("u.oid")}, ',' ORDER BY u.n)
        FROM unnest(p.proargtypes) WITH ORDINALITY u (oid, n)), '') ||
      CASE WHEN p.pronargdefaults > 0 THEN '/' || p.pronargdefaults ELSE '' END || '>' || CASE WHEN p.proretset THEN '*' ELSE '' END ||
      CASE WHEN (SELECT count(*) FROM unnest(p.proargmodes) m WHERE m IN ('o', 'b', 't')) > 0
        THEN '{' || (SELECT string_agg(p.proargnames[u.n] || ' ' || ${spell("u.oid")}, ',' ORDER BY u.n)
          FROM unnest(p.proallargtypes) WITH ORDINALITY u (oid, n) WHERE p.proargmodes[u.n] IN ('o', 'b', 't')) || '}'
        ELSE ${spell("p.prorettype")} END AS text
    FROM pg_proc p
    WHERE ${condition} AND p.prokind <> 'p' AND NOT EXISTS (
      SELECT 1 FROM unnest(p.proargtypes || p.prorettype) x (oid) JOIN pg_type y ON y.oid = x.oid WHERE y.typname IN ${internalTypes})
  )
  SELECT name || ' ' || string_agg(text, ';' ORDER BY ltrim(text, '~') COLLATE "C") AS line FROM signature
  GROUP BY name ORDER BY name COLLATE "C"`;
}

/** `name [~]left,right>result`, with `;`; the left is empty for a prefix operator, `~` marks one that is not immutable. */
export function operatorsQuery(condition: string): string {
  return `
  SELECT o.oprname || ' ' || string_agg(text, ';' ORDER BY ltrim(text, '~') COLLATE "C") AS line
  FROM pg_operator o, LATERAL (SELECT ${unsteady("o.oprcode")} || coalesce(${spell("o.oprleft")}, '') || ',' || ${spell("o.oprright")} || '>' ||
    ${spell("o.oprresult")} AS text) s
  WHERE ${condition} AND o.oprcode <> 0 GROUP BY o.oprname ORDER BY o.oprname COLLATE "C"`;
}

const typeLine = `t.typname || '|' || t.typtype::text || t.typcategory::text || CASE WHEN t.typispreferred THEN '*' ELSE '' END ||
  replace(${unsteady("t.typinput")}, '~', '<') || replace(${unsteady("t.typoutput")}, '~', '>') || '|' ||
  format_type(t.oid, NULL) || CASE WHEN r.rngsubtype IS NULL THEN '' ELSE '|' || ${spell("r.rngsubtype")} END AS line`;

const typesFrom = `pg_type t LEFT JOIN pg_range r ON t.oid IN (r.rngtypid, r.rngmultitypid)`;

/** As {@link factQueries.types}, of one extension. */
export function typesOfExtensionQuery(ofIt: string): string {
  return `SELECT ${typeLine} FROM ${typesFrom} WHERE t.oid IN ${ofIt}
    AND t.typtype IN ('b', 'r') AND t.typelem = 0 ORDER BY t.typname COLLATE "C"`;
}

/** As {@link factQueries.casts}, of those that `condition` is true of. */
export function castsQuery(condition: string): string {
  return `SELECT ${spell("c.castsource")} || '|' || string_agg(${spell("c.casttarget")} || ' ' || c.castcontext::text || c.castmethod::text ||
        CASE WHEN c.castfunc = 0 THEN '' ELSE ${unsteady("c.castfunc")} END, ',' ORDER BY c.oid) AS line
      FROM pg_cast c WHERE ${condition} GROUP BY c.castsource ORDER BY 1`;
}

/** As {@link factQueries.classes}, of those that `condition` is true of. */
export function classesQuery(condition: string): string {
  return `SELECT a.amname || '|' || string_agg(c.opcname || ' ' || ${spell("c.opcintype")}, ',' ORDER BY c.opcname COLLATE "C") AS line
      FROM pg_opclass c JOIN pg_am a ON a.oid = c.opcmethod WHERE c.opcdefault AND ${condition}
      GROUP BY a.amname ORDER BY a.amname COLLATE "C"`;
}

/** What is asked of the catalog, and how a line of the answer is to be read. */
export const factQueries = {
  types: {
    what: "of types, a line each: `name|kind category[*][<][>]|printed[|subtype]`: `*` marks the preferred type of a category, `<` and `>` one that is not read or not written alike under all settings",
    sql: `SELECT ${typeLine} FROM ${typesFrom}
      WHERE ${inSystem("t.typnamespace")} AND t.typtype IN ('b', 'r', 'm', 'p')
      AND NOT EXISTS (SELECT 1 FROM pg_type e WHERE e.typarray = t.oid) AND t.typname NOT IN ('pg_ddl_command', 'gtsvector')
      ORDER BY t.typname COLLATE "C"`,
  },
  casts: {
    what: "of casts, a line for each source: `source|target context method,…` (`i`mplicit, `a`ssignment, `e`xplicit; `f`unction, `b`inary, `i`nput and output; `~` where the function is not immutable)",
    sql: castsQuery("c.oid < 16384"),
  },
  operators: {
    what: "of operators, a line for each name: `name [~]left,right>result`, with `;`; the left is empty for a prefix operator, `~` marks one that is not immutable",
    sql: operatorsQuery(inSystem("o.oprnamespace")),
  },
  classes: {
    what: "of operator classes that need not be named: `method|class type,…`",
    sql: classesQuery(inSystem("c.opcnamespace")),
  },
  functions: {
    what: "of functions, a line for each name: `name [~][kind:]args>result`, with `;`; `~` marks one that is not immutable, `+` a variadic argument, `/n` n defaults, `*` a set",
    sql: functionsQuery(inSystem("p.pronamespace")),
  },
  relations: {
    what: "of the system's tables and views, a line each: `name|column type [collation],…`, with the schema in front where it is not `pg_catalog`",
    sql: `SELECT CASE WHEN ${inSystem("c.relnamespace")} THEN '' ELSE n.nspname || '.' END || c.relname || '|' ||
      string_agg(a.attname || ' ' || CASE WHEN ${inSystem("t.typnamespace")} THEN '' ELSE n.nspname || '.' END || ${spell("a.atttypid")} ||
        CASE WHEN a.attcollation IN (0, t.typcollation) THEN '' ELSE ' ' || l.collname END, ',' ORDER BY a.attnum) AS line
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
      LEFT JOIN pg_collation l ON l.oid = a.attcollation WHERE n.nspname IN ('pg_catalog', 'information_schema') AND c.relkind IN ('r', 'v') AND a.attnum > 0 AND NOT a.attisdropped
      GROUP BY n.nspname, c.relnamespace, c.relname ORDER BY n.nspname DESC, c.relname COLLATE "C"`,
  },
} as const;
