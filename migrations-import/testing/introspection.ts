export type Row = Readonly<Record<string, unknown>>;

/** Everything but the system's own and what the platform stands for. */
export const ours = `n.nspname NOT IN ('pg_catalog', 'information_schema', 'auth', 'storage', 'extensions') AND n.nspname !~ '^pg_'`;

/** Not what an extension brought along, nor what follows from another object (the functions of a range type). */
export const ownOf = (relation: string, id: string) =>
  `NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = '${relation}'::regclass AND d.objid = ${id}
     AND (d.deptype = 'e' OR d.deptype = 'i' AND d.classid <> 'pg_class'::regclass))`;

export type Query = readonly [sql: string, describe: (row: Row) => string];

/** Null where it is whoever runs the statements. */
export const ownerOf = (column: string) => `nullif(pg_get_userbyid(${column}), current_user) AS owner`;

/** What is granted beyond what there is by itself, without what the owner has anyway. */
export const grantsIn = (acl: string, owner: string, type: string) =>
  `CASE WHEN ${acl} IS NULL THEN NULL ELSE coalesce((SELECT string_agg(line, '; ' ORDER BY line COLLATE "C") FROM (
     SELECT CASE grantee WHEN 0 THEN 'public' ELSE pg_get_userbyid(grantee) END || ' ' ||
       string_agg(privilege_type || CASE WHEN is_grantable THEN '*' ELSE '' END, ',' ORDER BY privilege_type) AS line
     FROM aclexplode(${acl}) WHERE grantee <> ${owner} GROUP BY grantee) g), '') END AS grants,
   coalesce((SELECT string_agg('public ' || privilege_type, '; ') FROM aclexplode(acldefault(${type}, ${owner})) WHERE grantee = 0), '') AS usual`;

/** Grants that are as the database gives them are no news. */
export function rightsText(row: Row): string {
  return `owner ${row.owner} grants ${row.grants === row.usual ? null : row.grants}`;
}

export function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name}"`;
}

export function listOf(value: unknown): string {
  return Array.isArray(value) ? [...value].sort().join(" ") : "";
}

export function textOf(value: unknown): string | null {
  return value === null ? null : String(value);
}
