import { grantsIn, listOf, ours, ownerOf, ownOf, type Query, type Row, rightsText, textOf } from "./introspection";

const types: readonly Query[] = [
  [
    `SELECT n.nspname || '.' || t.typname AS path, string_agg(e.enumlabel, '|' ORDER BY e.enumsortorder) AS labels
       ,obj_description(t.oid, 'pg_type') AS comment, ${ownerOf("t.typowner")}, ${grantsIn("t.typacl", "t.typowner", "'T'")}
     FROM pg_type t LEFT JOIN pg_enum e ON e.enumtypid = t.oid JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype = 'e' AND ${ours} GROUP BY t.oid, 1`,
    (row) => `enum ${row.path} ${row.labels ?? ""} ${row.comment} ${rightsText(row)}`,
  ],
  [
    `SELECT n.nspname || '.' || t.typname AS path, format_type(t.typbasetype, t.typtypmod) AS type, t.typnotnull AS required, pg_get_expr(t.typdefaultbin, 0) AS value,
       obj_description(t.oid, 'pg_type') AS comment, ${ownerOf("t.typowner")}, ${grantsIn("t.typacl", "t.typowner", "'T'")},
       (SELECT string_agg(k.conname || ' ' || pg_get_constraintdef(k.oid), '; ' ORDER BY k.conname COLLATE "C") FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c') AS checks
     FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype = 'd' AND ${ours} AND ${ownOf("pg_type", "t.oid")}`,
    (row) =>
      `domain ${row.path} ${row.type} ${row.required ? "not null" : "null"} ${textOf(row.value)} ${textOf(row.checks)} ${row.comment} ${rightsText(row)}`,
  ],
  [
    `SELECT n.nspname || '.' || c.relname AS path,
       coalesce(string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || coalesce(' -- ' || col_description(c.oid, a.attnum), ''), ', ' ORDER BY a.attnum), '') AS attributes,
       obj_description(c.reltype, 'pg_type') AS comment, ${ownerOf("c.relowner")}, ${grantsIn("t.typacl", "t.typowner", "'T'")}
     FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_type t ON t.oid = c.reltype WHERE c.relkind = 'c' AND ${ours}
       AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e') GROUP BY c.oid, t.oid, 1`,
    (row) => `type ${row.path} ${row.attributes} ${row.comment} ${rightsText(row)}`,
  ],
  [
    `SELECT n.nspname || '.' || t.typname AS path, format_type(r.rngsubtype, NULL) AS subtype, m.typname AS multirange,
       obj_description(t.oid, 'pg_type') AS comment, ${ownerOf("t.typowner")}, ${grantsIn("t.typacl", "t.typowner", "'T'")}
     FROM pg_range r JOIN pg_type t ON t.oid = r.rngtypid JOIN pg_type m ON m.oid = r.rngmultitypid
     JOIN pg_namespace n ON n.oid = t.typnamespace WHERE ${ours} AND ${ownOf("pg_type", "t.oid")}`,
    (row) => `range ${row.path} ${row.subtype} ${row.multirange} ${row.comment} ${rightsText(row)}`,
  ],
  [
    `SELECT n.nspname || '.' || t.typname AS path, obj_description(t.oid, 'pg_type') AS comment, ${ownerOf("t.typowner")}
     FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
     WHERE (t.typtype = 'b' AND t.typcategory <> 'A' OR t.typtype = 'p') AND ${ours} AND ${ownOf("pg_type", "t.oid")}`,
    (row) => `baseType ${row.path} ${row.comment} owner ${row.owner}`,
  ],
];

const functionKinds: Readonly<Record<string, string>> = { f: "function", p: "procedure", a: "aggregate", w: "window" };
const volatilities: Readonly<Record<string, string>> = { i: "immutable", s: "stable", v: "volatile" };

const functions: Query = [
  `SELECT n.nspname || '.' || p.proname AS path, p.prokind AS kind, pg_get_function_identity_arguments(p.oid) AS args,
     pg_get_function_result(p.oid) AS returns, l.lanname AS language, p.provolatile AS volatility, p.prosecdef AS definer,
     obj_description(p.oid, 'pg_proc') AS comment, pg_get_function_arguments(p.oid) AS full, p.proconfig AS config, p.proisstrict AS strict,
     p.proleakproof AS leakproof, p.proparallel AS parallel, p.procost AS cost, p.prorows AS rows, p.proretset AS set,
     ${ownerOf("p.proowner")}, ${grantsIn("p.proacl", "p.proowner", "'f'")}
   FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang WHERE ${ours} AND ${ownOf("pg_proc", "p.oid")}`,
  (row) =>
    `${functionKinds[String(row.kind)]} ${row.path}(${row.args}) ${row.returns} ${row.language} ${volatilities[String(row.volatility)]} ${row.definer} ${row.comment} (${String(row.full)}) ${listOf(row.config)} ${attributesOf(row)} ${rightsText(row)}`,
];

/** What is not as a new function has it. */
function attributesOf(row: Row): string {
  const usualCost = row.language === "internal" || row.language === "c" ? 1 : 100;
  const parallel = { r: "PARALLEL RESTRICTED", s: "PARALLEL SAFE" }[String(row.parallel)];
  if (row.kind === "a") return parallel ?? "";
  return [
    ...(row.strict ? ["STRICT"] : []),
    ...(row.leakproof ? ["LEAKPROOF"] : []),
    ...(parallel ? [parallel] : []),
    ...(Number(row.cost) === usualCost ? [] : [`COST ${row.cost}`]),
    ...(!row.set || Number(row.rows) === 1000 ? [] : [`ROWS ${row.rows}`]),
  ]
    .sort()
    .join(",");
}

const sequences: Query = [
  `SELECT n.nspname || '.' || c.relname AS path, format_type(s.seqtypid, NULL) AS type, s.seqincrement AS increment, s.seqcycle AS cycle,
     s.seqstart AS start, s.seqmin AS min, s.seqmax AS max, s.seqcache AS cache,
     obj_description(c.oid, 'pg_class') AS comment, ${ownerOf("c.relowner")}, ${grantsIn("c.relacl", "c.relowner", "'s'")},
     (SELECT tn.nspname || '.' || t.relname || '.' || a.attname FROM pg_depend d JOIN pg_class t ON t.oid = d.refobjid
       JOIN pg_namespace tn ON tn.oid = t.relnamespace JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
       WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'a') AS column
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_sequence s ON s.seqrelid = c.oid
   WHERE NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'i') AND ${ours}`,
  (row) =>
    `sequence ${row.path} ${row.type} start ${row.start} from ${row.min} to ${row.max} by ${row.increment} ${row.cycle} cache ${row.cache} of ${row.column} ${row.comment} ${rightsText(row)}`,
];

/** Types, functions and sequences. */
export const typeQueries: readonly Query[] = [...types, functions, sequences];
