import { grantsIn, listOf, ours, ownerOf, ownOf, type Query, rightsText, textOf } from "./introspection";

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
    `SELECT f.fdwname AS name, f.fdwoptions AS options, nullif(f.fdwhandler, 0)::regproc::text AS handler, nullif(f.fdwvalidator, 0)::regproc::text AS validator,
       obj_description(f.oid, 'pg_foreign_data_wrapper') AS comment, ${ownerOf("f.fdwowner")}, ${grantsIn("f.fdwacl", "f.fdwowner", "'F'")} FROM pg_foreign_data_wrapper f
     WHERE ${ownOf("pg_foreign_data_wrapper", "f.oid")}`,
    (row) =>
      `wrapper ${row.name} ${listOf(row.options)} ${row.handler} ${row.validator} ${row.comment} ${rightsText(row)}`,
  ],
  [
    `SELECT s.srvname AS name, f.fdwname AS wrapper, s.srvtype AS type, s.srvversion AS version, s.srvoptions AS options,
       obj_description(s.oid, 'pg_foreign_server') AS comment, ${ownerOf("s.srvowner")}, ${grantsIn("s.srvacl", "s.srvowner", "'S'")}
     FROM pg_foreign_server s JOIN pg_foreign_data_wrapper f ON f.oid = s.srvfdw`,
    (row) =>
      `server ${row.name} ${row.wrapper} ${row.type} ${row.version} ${listOf(row.options)} ${row.comment} ${rightsText(row)}`,
  ],
  [
    `SELECT srvname AS name, CASE WHEN usename = current_user THEN 'current_user' ELSE usename END AS role, ARRAY(SELECT split_part(o, '=', 1) FROM unnest(umoptions) o) AS options FROM pg_user_mappings`,
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

/** Those that a test makes; what a new role has by itself is not told. */
const roles: Query = [
  `SELECT r.rolname AS name, concat_ws(',', CASE WHEN rolbypassrls THEN 'BYPASSRLS' END, CASE WHEN rolcreatedb THEN 'CREATEDB' END,
     CASE WHEN rolcreaterole THEN 'CREATEROLE' END, CASE WHEN rolcanlogin THEN 'LOGIN' END, CASE WHEN NOT rolinherit THEN 'NOINHERIT' END,
     CASE WHEN rolreplication THEN 'REPLICATION' END, CASE WHEN rolsuper THEN 'SUPERUSER' END) AS attributes,
     (SELECT string_agg(DISTINCT o.rolname, ',' ORDER BY o.rolname) FROM pg_auth_members m JOIN pg_roles o ON o.oid = m.roleid WHERE m.member = r.oid) AS groups,
     (SELECT setconfig FROM pg_db_role_setting s WHERE s.setrole = r.oid AND s.setdatabase = 0) AS settings, shobj_description(r.oid, 'pg_authid') AS comment
   FROM pg_roles r WHERE r.rolname LIKE 'fx\\_%'`,
  (row) => `role ${row.name} ${row.attributes} in ${row.groups ?? ""} ${listOf(row.settings)} ${row.comment}`,
];

const subscriptions: Query = [
  `SELECT s.subname AS name, s.subpublications AS publications, s.subenabled AS enabled, obj_description(s.oid, 'pg_subscription') AS comment, ${ownerOf("s.subowner")}
   FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid WHERE d.datname = current_database()`,
  (row) => `subscription ${row.name} ${listOf(row.publications)} ${row.enabled} ${row.comment} owner ${row.owner}`,
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
    ["collation", "pg_collation", "coll"],
    ["textSearchConfiguration", "pg_ts_config", "cfg"],
    ["textSearchDictionary", "pg_ts_dict", "dict"],
    ["textSearchParser", "pg_ts_parser", "prs"],
    ["textSearchTemplate", "pg_ts_template", "tmpl"],
    ["conversion", "pg_conversion", "con"],
  ] as const
).map(([kind, table, prefix]) => [
  `SELECT n.nspname || '.' || o.${prefix}name AS path, obj_description(o.oid, '${table}') AS comment,
     ${prefix === "prs" || prefix === "tmpl" ? "NULL AS owner" : ownerOf(`o.${prefix}owner`)} FROM ${table} o JOIN pg_namespace n ON n.oid = o.${prefix}namespace WHERE ${ours} AND ${ownOf(table, "o.oid")}`,
  (row) => `${kind} ${row.path} ${row.comment} owner ${row.owner}`,
]);

const operators: readonly Query[] = [
  [
    `SELECT n.nspname || '.' || o.oprname AS path, CASE o.oprleft WHEN 0 THEN 'NONE' ELSE format_type(o.oprleft, NULL) END AS l,
       format_type(o.oprright, NULL) AS r, obj_description(o.oid, 'pg_operator') AS comment, ${ownerOf("o.oprowner")} FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace WHERE o.oprcode <> 0 AND ${ours} AND ${ownOf("pg_operator", "o.oid")}`,
    (row) => `operator ${row.path}(${row.l},${row.r}) ${row.comment} owner ${row.owner}`,
  ],
  [
    `SELECT n.nspname || '.' || o.opcname || ' USING ' || a.amname AS path, obj_description(o.oid, 'pg_opclass') AS comment, ${ownerOf("o.opcowner")} FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace
     JOIN pg_am a ON a.oid = o.opcmethod WHERE ${ours} AND ${ownOf("pg_opclass", "o.oid")}`,
    (row) => `operatorClass ${row.path} ${row.comment} owner ${row.owner}`,
  ],
  [
    `SELECT n.nspname || '.' || o.opfname || ' USING ' || a.amname AS path, obj_description(o.oid, 'pg_opfamily') AS comment, ${ownerOf("o.opfowner")} FROM pg_opfamily o JOIN pg_namespace n ON n.oid = o.opfnamespace
     JOIN pg_am a ON a.oid = o.opfmethod WHERE ${ours} AND ${ownOf("pg_opfamily", "o.oid")}`,
    (row) => `operatorFamily ${row.path} ${row.comment} owner ${row.owner}`,
  ],
  [
    `SELECT format_type(castsource, NULL) || ' AS ' || format_type(casttarget, NULL) AS name, obj_description(c.oid, 'pg_cast') AS comment FROM pg_cast c WHERE c.oid >= 16384 AND ${ownOf("pg_cast", "c.oid")}`,
    (row) => `cast .${row.name} ${row.comment} owner null`,
  ],
  [
    `SELECT lanname AS name, obj_description(l.oid, 'pg_language') AS comment, ${ownerOf("l.lanowner")} FROM pg_language l WHERE l.oid >= 16384 AND ${ownOf("pg_language", "l.oid")}`,
    (row) => `language .${row.name} ${row.comment} owner ${row.owner}`,
  ],
  [
    `SELECT amname AS name, obj_description(a.oid, 'pg_am') AS comment FROM pg_am a WHERE a.oid >= 16384 AND ${ownOf("pg_am", "a.oid")}`,
    (row) => `accessMethod .${row.name} ${row.comment} owner null`,
  ],
  [
    `SELECT 'FOR ' || format_type(t.trftype, NULL) || ' LANGUAGE ' || l.lanname AS name, obj_description(t.oid, 'pg_transform') AS comment
     FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang`,
    (row) => `transform .${row.name} ${row.comment} owner null`,
  ],
];

/** What PostgreSQL has beside tables, types and functions. */
export const otherQueries: readonly Query[] = [
  publications,
  eventTriggers,
  ...foreign,
  roles,
  subscriptions,
  defaults,
  schemas,
  extensions,
  ...others,
  ...operators,
];
