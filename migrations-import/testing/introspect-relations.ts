import { grantsIn, listOf, ours, ownerOf, ownOf, type Query, rightsText, textOf } from "./introspection";

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
     (SELECT obj_description(c2.oid, 'pg_constraint') FROM pg_constraint c2 WHERE c2.conrelid = c.oid AND c2.contype = 'n' AND c2.conkey = ARRAY[a.attnum]) AS said,
     (SELECT l.oid::regcollation::text FROM pg_collation l JOIN pg_type t ON t.oid = a.atttypid WHERE l.oid = a.attcollation AND a.attcollation <> t.typcollation) AS collation,
     ${grantsIn("a.attacl", "c.relowner", "'c'")}, pg_get_expr(d.adbin, d.adrelid) AS value, a.attgenerated <> '' AS generated,
     CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END AS identity, col_description(c.oid, a.attnum) AS comment
   FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
   WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND ${ours}`,
  (row) => {
    const value = textOf(row.value);
    const [fallback, generated] = row.generated ? [null, value] : [value, null];
    return [
      `column ${row.path} ${row.position} ${row.type} ${row.nullable} ${fallback} ${row.identity} ${generated} ${row.comment}`,
      `virtual ${row.virtual} by ${row.required} (${row.said}) collation ${row.collation} inherited ${!row.local} grants ${row.grants || null} options ${listOf(row.options)}`,
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
     obj_description(k.oid, 'pg_constraint') AS comment, NOT k.conislocal AS inherited, k.condeferrable AS deferrable, k.condeferred AS deferred,
     k.conenforced AND NOT k.convalidated AS unchecked, NOT k.conenforced AS unenforced, k.contype = 'c' AND k.connoinherit AS local, x.indnullsnotdistinct AS alike,
     (SELECT string_agg(a.attname, ',' ORDER BY u.place) FROM unnest(x.indkey) WITH ORDINALITY AS u (num, place)
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.num WHERE u.place > x.indnkeyatts AND k.contype IN ('p', 'u', 'x')) AS include,
     (SELECT fn.nspname || '.' || f.relname || '(' || (SELECT string_agg(a.attname, ',' ORDER BY u.place) FROM unnest(k.confkey) WITH ORDINALITY AS u (num, place)
       JOIN pg_attribute a ON a.attrelid = f.oid AND a.attnum = u.num) || ') ' || k.confdeltype::text || k.confupdtype::text
       FROM pg_class f JOIN pg_namespace fn ON fn.oid = f.relnamespace WHERE f.oid = k.confrelid) AS target, ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS u (num, place)
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.num ORDER BY u.place) AS columns
   FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   LEFT JOIN pg_index x ON x.indexrelid = k.conindid AND k.contype IN ('p', 'u', 'x')
   WHERE k.contype IN ('p', 'u', 'f', 'c', 'x') AND ${ours}
     AND NOT EXISTS (SELECT 1 FROM pg_constraint whole WHERE whole.oid = k.conparentid AND whole.conrelid = k.conrelid)`,
  (row) => {
    const type = constraintTypes[String(row.type)];
    const names = row.columns as readonly string[];
    const listed = type === "check" || type === "exclusion" ? [...names].sort() : names;
    return [
      `constraint ${row.name} on ${row.path} ${type} ${listed.join(",")} ${String(row.definition)} ${row.comment} inherited ${row.inherited}`,
      `to ${row.target} include ${row.include ?? ""} alike ${row.alike ?? false} deferrable ${row.deferrable} ${row.deferred}`,
      `unchecked ${row.unchecked} unenforced ${row.unenforced} local ${row.local}`,
    ].join(" ");
  },
];

const indexes: Query = [
  `SELECT i.relname AS name, n.nspname || '.' || c.relname AS path, x.indisunique AS "unique", am.amname AS method,
     pg_get_indexdef(i.oid) AS definition, obj_description(i.oid, 'pg_class') AS comment, i.relispartition AS part,
     (SELECT string_agg(CASE WHEN u.num = 0 THEN regexp_replace(pg_get_indexdef(i.oid, u.place::int, false), '^\\((\\(.*|\\s*CASE.*|ARRAY.*|\\w+\\[.*)\\)$', '\\1') ELSE (SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = u.num) END,
       CASE WHEN u.place <= x.indnkeyatts THEN ',' ELSE ' +' END ORDER BY u.place) FROM unnest(x.indkey) WITH ORDINALITY AS u (num, place)) AS keys,
     pg_get_expr(x.indpred, c.oid) AS filter, x.indnullsnotdistinct AS alike,
     (SELECT k.conname FROM pg_constraint k WHERE k.conindid = i.oid AND k.contype IN ('p', 'u', 'x')) AS behind
   FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid JOIN pg_am am ON am.oid = i.relam
   JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ours}`,
  (row) =>
    [
      `index ${row.name} on ${row.path} ${row.unique} ${row.method} ${String(row.definition).replace(/ ON ONLY /, " ON ")} ${row.comment} inherited ${row.part}`,
      `keys ${row.keys} where ${textOf(row.filter)} alike ${row.alike} behind ${row.behind}`,
    ].join(" "),
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

/** A trigger's function is printed with its schema, whatever that is. */
function qualifyCall(definition: string, called: string): string {
  return definition.replace(/EXECUTE FUNCTION [^(]*\(/, `EXECUTE FUNCTION ${called}(`);
}

/** Tables, views and what belongs to them. */
export const relationQueries: readonly Query[] = [
  relations,
  columns,
  constraints,
  indexes,
  policies,
  triggers,
  rules,
  statistics,
];
