import type pg from "pg";

type Row = Readonly<Record<string, unknown>>;

/** Everything but the system's own and what the platform stands for. */
const ours = `n.nspname NOT IN ('pg_catalog', 'information_schema', 'auth', 'storage', 'extensions') AND n.nspname !~ '^pg_'`;

/** Not what an extension brought along, nor what follows from another object (the functions of a range type). */
const ownOf = (relation: string, id: string) =>
  `NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = '${relation}'::regclass AND d.objid = ${id}
     AND (d.deptype = 'e' OR d.deptype = 'i' AND d.classid <> 'pg_class'::regclass))`;

/**
 * What a database's own catalog says, as the sorted lines that `describeCatalog` gives for a replayed one: definitions as the
 * database prints them for somebody who looks in `public` alone. Queries are prepared: a connection that looks often plans once.
 */
export async function introspectPostgres(client: pg.Client): Promise<readonly string[]> {
  const lines: string[] = [];
  await client.query("SET search_path = public");
  for (const [index, [text, describe]] of queries.entries()) {
    const { rows } = await client.query<Row>({ name: `look_${index}`, text });
    lines.push(...rows.map(describe));
  }
  return lines.sort();
}

type Query = readonly [sql: string, describe: (row: Row) => string];

/** Null where it is whoever runs the statements. */
const ownerOf = (column: string) => `nullif(pg_get_userbyid(${column}), current_user) AS owner`;

/** What is granted beyond what there is by itself, without what the owner has anyway. */
const grantsIn = (acl: string, owner: string, type: string) =>
  `CASE WHEN ${acl} IS NULL THEN NULL ELSE coalesce((SELECT string_agg(line, '; ' ORDER BY line COLLATE "C") FROM (
     SELECT CASE grantee WHEN 0 THEN 'public' ELSE pg_get_userbyid(grantee) END || ' ' ||
       string_agg(privilege_type || CASE WHEN is_grantable THEN '*' ELSE '' END, ',' ORDER BY privilege_type) AS line
     FROM aclexplode(${acl}) WHERE grantee <> ${owner} GROUP BY grantee) g), '') END AS grants,
   coalesce((SELECT string_agg('public ' || privilege_type, '; ') FROM aclexplode(acldefault(${type}, ${owner})) WHERE grantee = 0), '') AS usual`;

/** Grants that are as the database gives them are no news. */
function rightsText(row: Row): string {
  return `owner ${row.owner} grants ${row.grants === row.usual ? null : row.grants}`;
}

function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name}"`;
}

function listOf(value: unknown): string {
  return Array.isArray(value) ? [...value].sort().join(" ") : "";
}

const kinds: Readonly<Record<string, string>> = {
  r: "table",
  p: "partitioned table",
  v: "view",
  m: "materialized view",
  f: "foreign table",
};

const relations: Query = [
  `SELECT n.nspname || '.' || c.relname AS path, c.relkind AS kind, c.relrowsecurity AS rls, c.relforcerowsecurity AS forced,
     obj_description(c.oid, 'pg_class') AS comment, CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END AS query, c.relpersistence = 'u' AS unlogged, pg_get_expr(c.relpartbound, c.oid) AS bound,
     pg_get_partkeydef(c.oid) AS key, c.relreplident AS identity, c.reloptions AS options, s.srvname AS server, ft.ftoptions AS foptions,
     nullif(c.reloftype, 0)::regtype::text AS of,
     (SELECT string_agg(pn.nspname || '.' || p.relname, ', ' ORDER BY i.inhseqno) FROM pg_inherits i
       JOIN pg_class p ON p.oid = i.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace WHERE i.inhrelid = c.oid) AS parents,
     ${ownerOf("c.relowner")}, ${grantsIn("c.relacl", "c.relowner", "'r'")}
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_foreign_table ft ON ft.ftrelid = c.oid
   LEFT JOIN pg_foreign_server s ON s.oid = ft.ftserver
   WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND ${ours} AND ${ownOf("pg_class", "c.oid")}`,
  (row) =>
    [
      `${kinds[String(row.kind)]} ${row.path} ${row.rls} ${row.forced} ${row.comment} ${textOf(row.query)?.replace(/;$/, "") ?? null}`,
      `unlogged ${row.unlogged} bound ${textOf(row.bound)} key ${textOf(row.key)}`,
      `identity ${row.identity === "d" || (row.identity === "n" && row.kind !== "r" && row.kind !== "p") ? null : row.identity}`,
      `options ${listOf(row.options ?? row.foptions)} server ${row.server} of ${row.of} inherits ${row.parents} ${rightsText(row)}`,
    ].join(" "),
];

const columns: Query = [
  `SELECT n.nspname || '.' || c.relname || '.' || a.attname AS path,
     row_number() OVER (PARTITION BY c.oid ORDER BY a.attnum) AS position, format_type(a.atttypid, a.atttypmod) AS type,
     NOT a.attnotnull AS nullable, a.attgenerated = 'v' AS virtual, a.attislocal AS local, a.attfdwoptions AS options,
     (SELECT c2.conname FROM pg_constraint c2 WHERE c2.conrelid = c.oid AND c2.contype = 'n' AND c2.conkey = ARRAY[a.attnum]) AS required,
     (SELECT l.collname FROM pg_collation l JOIN pg_type t ON t.oid = a.atttypid WHERE l.oid = a.attcollation AND a.attcollation <> t.typcollation) AS collation,
     ${grantsIn("a.attacl", "c.relowner", "'c'")}, pg_get_expr(d.adbin, d.adrelid) AS value, a.attgenerated <> '' AS generated,
     CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END AS identity, col_description(c.oid, a.attnum) AS comment
   FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
   WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND ${ours}`,
  (row) => {
    const value = textOf(row.value);
    const [fallback, generated] = row.generated ? [null, value] : [value, null];
    const collation = row.collation === null ? null : quoted(String(row.collation));
    return [
      `column ${row.path} ${row.position} ${row.type} ${row.nullable} ${fallback} ${row.identity} ${generated} ${row.comment}`,
      `virtual ${row.virtual} by ${row.required} collation ${collation} inherited ${!row.local} grants ${row.grants} options ${listOf(row.options)}`,
    ].join(" ");
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
     obj_description(k.oid, 'pg_constraint') AS comment, NOT k.conislocal AS inherited, ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS u (num, place)
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.num ORDER BY u.place) AS columns
   FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE k.contype IN ('p', 'u', 'f', 'c', 'x') AND ${ours}
     AND NOT EXISTS (SELECT 1 FROM pg_constraint whole WHERE whole.oid = k.conparentid AND whole.conrelid = k.conrelid)`,
  (row) => {
    const type = constraintTypes[String(row.type)];
    const names = row.columns as readonly string[];
    const listed = type === "check" || type === "exclusion" ? [...names].sort() : names;
    return `constraint ${row.name} on ${row.path} ${type} ${listed.join(",")} ${String(row.definition)} ${row.comment} inherited ${row.inherited}`;
  },
];

const indexes: Query = [
  `SELECT i.relname AS name, n.nspname || '.' || c.relname AS path, x.indisunique AS "unique", am.amname AS method,
     pg_get_indexdef(i.oid) AS definition, obj_description(i.oid, 'pg_class') AS comment, i.relispartition AS part
   FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid JOIN pg_am am ON am.oid = i.relam
   JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ours}`,
  (row) =>
    `index ${row.name} on ${row.path} ${row.unique} ${row.method} ${String(row.definition).replace(/ ON ONLY /, " ON ")} ${row.comment} inherited ${row.part}`,
];

const policies: Query = [
  `SELECT policyname AS name, schemaname || '.' || tablename AS path, permissive = 'PERMISSIVE' AS permissive, cmd,
     (SELECT string_agg(r, ',' ORDER BY r COLLATE "C") FROM unnest(roles::text[]) r) AS roles, qual, with_check,
     (SELECT obj_description(o.oid, 'pg_policy') FROM pg_policy o WHERE o.polname = policyname AND o.polrelid = (quote_ident(schemaname) || '.' || quote_ident(tablename))::regclass) AS comment
   FROM pg_policies`,
  (row) =>
    `policy ${row.name} on ${row.path} ${row.permissive} ${row.cmd} ${row.roles} ${textOf(row.qual)} ${textOf(row.with_check)} ${row.comment}`,
];

const triggers: Query = [
  `SELECT t.tgname AS name, n.nspname || '.' || c.relname AS path, t.tgtype AS bits, fn.nspname || '.' || p.proname AS called,
     t.tgenabled <> 'D' AS enabled, pg_get_triggerdef(t.oid) AS definition,
     obj_description(t.oid, 'pg_trigger') AS comment, t.tgparentid <> 0 AS cloned
   FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_namespace fn ON fn.oid = p.pronamespace WHERE NOT t.tgisinternal`,
  (row) => {
    const bits = Number(row.bits);
    const timing = bits & 2 ? "BEFORE" : bits & 64 ? "INSTEAD OF" : "AFTER";
    const events = ["INSERT", "DELETE", "UPDATE", "TRUNCATE"].filter((_, index) => bits & (4 << index));
    const level = bits & 1 ? "row" : "statement";
    return `trigger ${row.name} on ${row.path} ${timing} ${events.sort().join(",")} ${level} ${row.called} ${row.enabled} ${qualifyCall(String(row.definition), String(row.called))} ${row.comment} inherited ${row.cloned}`;
  },
];

const types: readonly Query[] = [
  [
    `SELECT n.nspname || '.' || t.typname AS path, string_agg(e.enumlabel, '|' ORDER BY e.enumsortorder) AS labels
       ,obj_description(t.oid, 'pg_type') AS comment, ${ownerOf("t.typowner")}, ${grantsIn("t.typacl", "t.typowner", "'T'")}
     FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid JOIN pg_namespace n ON n.oid = t.typnamespace WHERE ${ours} GROUP BY t.oid, 1`,
    (row) => `enum ${row.path} ${row.labels} ${row.comment} ${rightsText(row)}`,
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
       string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum) AS attributes,
       obj_description(c.reltype, 'pg_type') AS comment, ${ownerOf("c.relowner")}
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'c' AND ${ours} GROUP BY c.oid, 1`,
    (row) => `type ${row.path} ${row.attributes} ${row.comment} owner ${row.owner}`,
  ],
  [
    `SELECT n.nspname || '.' || t.typname AS path, format_type(r.rngsubtype, NULL) AS subtype, m.typname AS multirange,
       obj_description(t.oid, 'pg_type') AS comment, ${ownerOf("t.typowner")}, ${grantsIn("t.typacl", "t.typowner", "'T'")}
     FROM pg_range r JOIN pg_type t ON t.oid = r.rngtypid JOIN pg_type m ON m.oid = r.rngmultitypid
     JOIN pg_namespace n ON n.oid = t.typnamespace WHERE ${ours} AND ${ownOf("pg_type", "t.oid")}`,
    (row) => `range ${row.path} ${row.subtype} ${row.multirange} ${row.comment} ${rightsText(row)}`,
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
     obj_description(c.oid, 'pg_class') AS comment, ${ownerOf("c.relowner")}, ${grantsIn("c.relacl", "c.relowner", "'s'")},
     (SELECT tn.nspname || '.' || t.relname || '.' || a.attname FROM pg_depend d JOIN pg_class t ON t.oid = d.refobjid
       JOIN pg_namespace tn ON tn.oid = t.relnamespace JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
       WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'a') AS column
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_sequence s ON s.seqrelid = c.oid
   WHERE NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'i') AND ${ours}`,
  (row) =>
    `sequence ${row.path} ${row.type} ${row.increment} ${row.cycle} of ${row.column} ${row.comment} ${rightsText(row)}`,
];

const rules: Query = [
  `SELECT r.rulename AS name, n.nspname || '.' || c.relname AS path, r.ev_type AS event, r.is_instead AS instead,
     r.ev_enabled <> 'D' AS enabled, obj_description(r.oid, 'pg_rewrite') AS comment
   FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE r.rulename <> '_RETURN' AND ${ours}`,
  (row) => {
    const event = { "1": "SELECT", "2": "UPDATE", "3": "INSERT", "4": "DELETE" }[String(row.event)];
    return `rule ${row.name} on ${row.path} ${event} ${row.instead} ${row.enabled} ${row.comment}`;
  },
];

const statistics: Query = [
  `SELECT n.nspname || '.' || s.stxname AS path, tn.nspname || '.' || c.relname AS "table", pg_get_statisticsobjdef(s.oid) AS definition,
     obj_description(s.oid, 'pg_statistic_ext') AS comment, ${ownerOf("s.stxowner")}
   FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace JOIN pg_class c ON c.oid = s.stxrelid
   JOIN pg_namespace tn ON tn.oid = c.relnamespace WHERE ${ours}`,
  (row) => `statistics ${row.path} on ${row.table} ${String(row.definition)} ${row.comment} owner ${row.owner}`,
];

const publications: Query = [
  `SELECT p.pubname AS name, p.puballtables AS everything, p.pubviaroot AS root, obj_description(p.oid, 'pg_publication') AS comment,
     concat_ws(',', CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubinsert THEN 'insert' END,
       CASE WHEN p.pubtruncate THEN 'truncate' END, CASE WHEN p.pubupdate THEN 'update' END) AS actions,
     (SELECT string_agg(n.nspname || '.' || c.relname || coalesce('(' || (SELECT string_agg(a.attname, ', ' ORDER BY a.attnum)
         FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY (r.prattrs)) || ')', '') ||
         coalesce(' where ' || pg_get_expr(r.prqual, c.oid), ''), '; ' ORDER BY n.nspname, c.relname)
       FROM pg_publication_rel r JOIN pg_class c ON c.oid = r.prrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE r.prpubid = p.oid) AS tables,
     (SELECT string_agg(n.nspname, ', ' ORDER BY n.nspname) FROM pg_publication_namespace s JOIN pg_namespace n ON n.oid = s.pnnspid WHERE s.pnpubid = p.oid) AS schemas,
     ${ownerOf("p.pubowner")} FROM pg_publication p`,
  (row) =>
    `publication ${row.name} ${row.everything} ${row.root} ${row.actions} tables ${textOf(row.tables) ?? ""} schemas ${row.schemas ?? ""} ${row.comment} owner ${row.owner}`,
];

const eventTriggers: Query = [
  `SELECT e.evtname AS name, e.evtevent AS event, e.evttags AS tags, n.nspname || '.' || p.proname AS calls, e.evtenabled <> 'D' AS enabled,
     obj_description(e.oid, 'pg_event_trigger') AS comment, ${ownerOf("e.evtowner")}
   FROM pg_event_trigger e JOIN pg_proc p ON p.oid = e.evtfoid JOIN pg_namespace n ON n.oid = p.pronamespace`,
  (row) =>
    `event trigger ${row.name} ${row.event} ${listOf(row.tags)} ${row.calls} ${row.enabled} ${row.comment} owner ${row.owner}`,
];

const foreign: readonly Query[] = [
  [
    `SELECT f.fdwname AS name, f.fdwoptions AS options, ${ownerOf("f.fdwowner")}, ${grantsIn("f.fdwacl", "f.fdwowner", "'F'")} FROM pg_foreign_data_wrapper f
     WHERE ${ownOf("pg_foreign_data_wrapper", "f.oid")}`,
    (row) => `wrapper ${row.name} ${listOf(row.options)} ${rightsText(row)}`,
  ],
  [
    `SELECT s.srvname AS name, f.fdwname AS wrapper, s.srvtype AS type, s.srvversion AS version, s.srvoptions AS options,
       obj_description(s.oid, 'pg_foreign_server') AS comment, ${ownerOf("s.srvowner")}, ${grantsIn("s.srvacl", "s.srvowner", "'S'")}
     FROM pg_foreign_server s JOIN pg_foreign_data_wrapper f ON f.oid = s.srvfdw`,
    (row) =>
      `server ${row.name} ${row.wrapper} ${row.type} ${row.version} ${listOf(row.options)} ${row.comment} ${rightsText(row)}`,
  ],
  [
    `SELECT srvname AS name, usename AS role, ARRAY(SELECT split_part(o, '=', 1) FROM unnest(umoptions) o) AS options FROM pg_user_mappings`,
    (row) => `mapping ${row.role} on ${row.name} ${listOf(row.options)}`,
  ],
];

const defaults: Query = [
  `SELECT nullif(pg_get_userbyid(d.defaclrole), current_user) AS role, coalesce(n.nspname, '') AS schema, d.defaclobjtype AS type,
     ${grantsIn("d.defaclacl", "d.defaclrole", "'c'")} FROM pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace`,
  (row) => {
    const objects = { r: "tables", S: "sequences", f: "functions", T: "types", n: "schemas" }[String(row.type)];
    return `default privileges ${objects} ${row.schema} ${row.role} ${row.grants}`;
  },
];

const schemas: Query = [
  `SELECT n.nspname AS name, obj_description(n.oid, 'pg_namespace') AS comment, ${ownerOf("n.nspowner")}, ${grantsIn("n.nspacl", "n.nspowner", "'n'")}
   FROM pg_namespace n WHERE n.nspname <> 'public' AND ${ours}`,
  (row) => `schema ${row.name} ${row.comment} ${rightsText(row)}`,
];

const extensions: Query = [
  `SELECT extname AS name FROM pg_extension WHERE extname <> 'plpgsql'`,
  (row) => `extension ${row.name}`,
];

/** What is only known to exist. */
const others: readonly Query[] = (
  [
    ["collation", "pg_collation", "collname", "collnamespace"],
    ["textSearchConfiguration", "pg_ts_config", "cfgname", "cfgnamespace"],
    ["textSearchDictionary", "pg_ts_dict", "dictname", "dictnamespace"],
    ["textSearchParser", "pg_ts_parser", "prsname", "prsnamespace"],
    ["textSearchTemplate", "pg_ts_template", "tmplname", "tmplnamespace"],
    ["conversion", "pg_conversion", "conname", "connamespace"],
  ] as const
).map(([kind, table, name, schema]) => [
  `SELECT n.nspname || '.' || o.${name} AS path FROM ${table} o JOIN pg_namespace n ON n.oid = o.${schema} WHERE ${ours} AND ${ownOf(table, "o.oid")}`,
  (row) => `${kind} ${row.path}`,
]);

const operators: readonly Query[] = [
  [
    `SELECT n.nspname || '.' || o.oprname AS path, CASE o.oprleft WHEN 0 THEN 'NONE' ELSE format_type(o.oprleft, NULL) END AS l,
       format_type(o.oprright, NULL) AS r FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace WHERE o.oprcode <> 0 AND ${ours} AND ${ownOf("pg_operator", "o.oid")}`,
    (row) => `operator ${row.path}(${row.l},${row.r})`,
  ],
  [
    `SELECT n.nspname || '.' || o.opcname || ' USING ' || a.amname AS path FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace
     JOIN pg_am a ON a.oid = o.opcmethod WHERE ${ours} AND ${ownOf("pg_opclass", "o.oid")}`,
    (row) => `operatorClass ${row.path}`,
  ],
  [
    `SELECT n.nspname || '.' || o.opfname || ' USING ' || a.amname AS path FROM pg_opfamily o JOIN pg_namespace n ON n.oid = o.opfnamespace
     JOIN pg_am a ON a.oid = o.opfmethod WHERE ${ours} AND ${ownOf("pg_opfamily", "o.oid")}`,
    (row) => `operatorFamily ${row.path}`,
  ],
  [
    `SELECT format_type(castsource, NULL) || ' AS ' || format_type(casttarget, NULL) AS name FROM pg_cast c WHERE c.oid >= 16384 AND ${ownOf("pg_cast", "c.oid")}`,
    (row) => `cast .${row.name}`,
  ],
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
  rules,
  statistics,
  publications,
  eventTriggers,
  ...foreign,
  defaults,
  schemas,
  extensions,
  ...others,
  ...operators,
];

/** A trigger's function is printed with its schema, whatever that is. */
function qualifyCall(definition: string, called: string): string {
  return definition.replace(/EXECUTE FUNCTION [^(]*\(/, `EXECUTE FUNCTION ${called}(`);
}

function textOf(value: unknown): string | null {
  return value === null ? null : String(value);
}
