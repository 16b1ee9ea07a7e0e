import { randomUUID } from "node:crypto";
import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "@/lib/server/db";
import { createPerson } from "@/lib/server/testing/create-person";
import { viewerOf } from "@/lib/server/testing/viewer-of";
import type { Sql } from "./bench-database";

/** What a project to measure is made of. */
export type SchemaSize = {
  readonly tables: number;
  readonly columns: number;
  readonly migrations: number;
  /** How many columns of each table are described. */
  readonly described: number;
  /** How many revisions each doc has. */
  readonly revisions: number;
};

/**
 * Fills an empty database with one project by a handful of set-based statements: tables in turn over the migrations, each
 * with columns, a key, a foreign key to the one before, an index, a policy, docs, a status and an owner; every migration
 * after the first also alters a column of every twentieth table.
 */
export async function seedSchema(
  sql: Sql,
  size: SchemaSize,
): Promise<{ readonly viewer: Viewer; readonly slug: string }> {
  const person = await createPerson({ name: "Bench" });
  const project = randomUUID();
  const slug = "bench";
  await sql(
    "INSERT INTO projects (id, slug, name, dialect, layout, head_position, created_by_id) VALUES ($1, $2, 'Bench', 'postgres', 'plain', $3, $4)",
    [project, slug, size.migrations, person.id],
  );
  await sql("INSERT INTO members (project_id, user_id, role) VALUES ($1, $2, 'admin')", [project, person.id]);
  await sql(
    `INSERT INTO imports (project_id, actor_id, status, base_serial, set_digest, layout, dialect, options, preview, applied_at)
    VALUES ($1, $2, 'applied', 0, '', 'plain', 'postgres', '{}', '{}', now())`,
    [project, person.id],
  );
  await sql(
    `INSERT INTO migrations (project_id, position, version, name, path, checksum, sql, up_start, up_end, applied, no_effect, not_understood, failed, import_id)
    SELECT $1, n, lpad(n::text, 4, '0'), 'step', lpad(n::text, 4, '0') || '_step.sql', '', 'SELECT 1', 0, 0, 1, 0, 0, 0, (SELECT id FROM imports)
    FROM generate_series(1, $2::int) n`,
    [project, size.migrations],
  );
  await seedObjects(sql, project, size);
  await seedChanges(sql, project);
  await seedDocs(sql, project, person.id, size);
  await sql("ANALYZE");
  return { viewer: viewerOf(person), slug };
}

/** Makes it another state, as any edit does: what was kept of the one before counts no more. */
export async function moveState(sql: Sql): Promise<void> {
  await sql("UPDATE projects SET revision_hash = sha256(coalesce(revision_hash, ''))");
}

async function seedObjects(sql: Sql, project: string, size: SchemaSize): Promise<void> {
  await sql(
    `CREATE TEMP TABLE bench_tables AS
    SELECT gen_random_uuid() AS id, n, 'table_' || lpad(n::text, 4, '0') AS name, 1 + n % $1::int AS position
    FROM generate_series(1, $2::int) n`,
    [size.migrations, size.tables],
  );
  await sql(
    `CREATE TEMP TABLE bench_objects AS
    SELECT id, id AS table_id, n, 0 AS ordinal, 'table' AS kind, name, position,
      '{"kind": "table", "comment": null, "rlsEnabled": true, "rlsForced": false, "definition": null}'::jsonb AS definition FROM bench_tables
    UNION ALL SELECT gen_random_uuid(), id, t.n, c, 'column', CASE c WHEN 1 THEN 'id' WHEN 2 THEN 'parent_id' ELSE 'column_' || c END, position,
      jsonb_build_object('ordinal', c, 'type', 'text', 'nullable', c > 2, 'default', null, 'identity', null, 'generated', null, 'comment', null)
      FROM bench_tables t, generate_series(1, $1::int) c
    UNION ALL SELECT gen_random_uuid(), id, t.n, 1000, 'constraint', name || '_pkey', position,
      '{"type": "primary key", "columns": ["id"], "references": null, "definition": "PRIMARY KEY (id)", "comment": null}' FROM bench_tables t
    UNION ALL SELECT gen_random_uuid(), id, t.n, 1001, 'constraint', name || '_parent_id_fkey', position,
      jsonb_build_object('type', 'foreign key', 'columns', '["parent_id"]'::jsonb, 'definition', 'FOREIGN KEY (parent_id)', 'comment', null, 'references',
        jsonb_build_object('schema', 'public', 'table', 'table_' || lpad(greatest(1, t.n - 1)::text, 4, '0'), 'columns', '["id"]'::jsonb, 'onDelete', 'CASCADE', 'onUpdate', 'NO ACTION'))
      FROM bench_tables t
    UNION ALL SELECT gen_random_uuid(), id, t.n, 1002, 'index', name || '_parent_id_idx', position,
      '{"unique": false, "method": "btree", "columns": ["parent_id"], "where": null, "definition": "", "constraint": null, "comment": null}' FROM bench_tables t
    UNION ALL SELECT gen_random_uuid(), id, t.n, 1003, 'policy', name || '_own', position,
      '{"command": "ALL", "permissive": true, "roles": ["public"], "using": "true", "check": null, "comment": null}' FROM bench_tables t`,
    [size.columns],
  );
  await sql(
    "INSERT INTO catalog_objects (id, project_id, kind, table_id) SELECT id, $1, kind, table_id FROM bench_objects WHERE kind = 'table'",
    [project],
  );
  await sql(
    "INSERT INTO catalog_objects (id, project_id, kind, table_id) SELECT id, $1, kind, table_id FROM bench_objects WHERE kind <> 'table'",
    [project],
  );
  await sql(
    `INSERT INTO object_versions (project_id, object_id, engine_id, ordinal, kind, table_id, schema, name, definition, origin, from_position)
    SELECT $1, id, id, n * 2000 + ordinal, kind, table_id, 'public', name, definition,
      jsonb_build_object('path', 'step.sql', 'version', lpad(position::text, 4, '0'), 'line', 1, 'endLine', 9), position FROM bench_objects`,
    [project],
  );
}

async function seedChanges(sql: Sql, project: string): Promise<void> {
  await sql(
    `INSERT INTO changes (project_id, migration_id, position, ordinal, object_id, table_id, kind, object_kind, facts, consequence, shown, summary, line, end_line)
    SELECT $1, m.id, o.position, o.n * 2000 + o.ordinal, o.id, o.table_id, 'added', o.kind, '[]', o.kind IN ('column', 'constraint'), o.kind NOT IN ('column', 'constraint'), o.kind || ' ' || o.name || ' added', 1, 9
    FROM bench_objects o JOIN migrations m ON m.position = o.position`,
    [project],
  );
  await sql(
    `INSERT INTO changes (project_id, migration_id, position, ordinal, object_id, table_id, kind, object_kind, facts, consequence, shown, summary, line, end_line)
    SELECT $1, m.id, m.position, 10000000 + o.n, o.id, o.table_id, 'altered', o.kind, '[]', false, true, 'column ' || o.name || ': type text → citext', 1, 9
    FROM bench_objects o JOIN migrations m ON m.position > o.position AND (o.n + m.position) % 20 = 0 WHERE o.ordinal = 3`,
    [project],
  );
}

async function seedDocs(sql: Sql, project: string, person: string, size: SchemaSize): Promise<void> {
  await sql(
    `INSERT INTO docs (project_id, object_id, field, text, number, confirmed_migration_id)
    SELECT $1, o.id, CASE o.kind WHEN 'table' THEN 'purpose' ELSE 'description' END,
      'What ' || o.name || ' is for, in a sentence or two, as somebody wrote it who knew why it is there.', $2::int, m.id
    FROM bench_objects o JOIN migrations m ON m.position = o.position WHERE o.kind IN ('table', 'column') AND o.ordinal <= $3::int`,
    [project, size.revisions, size.described],
  );
  await sql(
    `INSERT INTO revisions (project_id, sequence, doc_id, number, kind, text, origin, author_id, migration_id, previous_hash, hash)
    SELECT $1, s, doc_id, number, 'edit', text, 'person', $2, migration_id, CASE WHEN s > 1 THEN 'x'::bytea END, 'x'::bytea
    FROM (SELECT row_number() OVER (ORDER BY n, d.id) AS s, d.id AS doc_id, n AS number, d.text, d.confirmed_migration_id AS migration_id
      FROM docs d, generate_series(1, $3::int) n) r`,
    [project, person, size.revisions],
  );
  await sql(
    "UPDATE projects SET (revision_sequence, revision_hash) = (SELECT max(sequence), 'x'::bytea FROM revisions) WHERE id = $1",
    [project],
  );
  await sql(
    `INSERT INTO reviews (object_id, project_id, status, number) SELECT id, $1, 'in_review', 2 FROM bench_tables`,
    [project],
  );
  await sql(
    `INSERT INTO review_events (project_id, object_id, subject, before, after, actor_id, migration_id)
    SELECT $1, t.id, 'status', 'not_started', s, $2, m.id FROM bench_tables t JOIN migrations m ON m.position = t.position, unnest(ARRAY['draft', 'in_review']) s`,
    [project, person],
  );
  await sql("INSERT INTO ownerships (object_id, project_id, user_id) SELECT id, $1, $2 FROM bench_tables", [
    project,
    person,
  ]);
}

/** Gives the doc of one table so many more revisions, each with a text of its own; gives the id of the doc. */
export async function seedLongHistory(sql: Sql, revisions: number): Promise<string> {
  const doc = await getDb().doc.findFirstOrThrow({ where: { field: "purpose" }, orderBy: { id: "asc" } });
  await sql(
    `INSERT INTO revisions (project_id, sequence, doc_id, number, kind, text, origin, author_id, migration_id, previous_hash, hash)
    SELECT d.project_id, p.revision_sequence + n, d.id, d.number + n, 'edit', d.text || ' Said ' || n || ' times.', 'person', p.created_by_id,
      d.confirmed_migration_id, 'x'::bytea, 'x'::bytea
    FROM docs d JOIN projects p ON p.id = d.project_id, generate_series(1, $2::int) n WHERE d.id = $1`,
    [doc.id, revisions],
  );
  await sql("UPDATE docs SET number = number + $2::int WHERE id = $1", [doc.id, revisions]);
  await sql("UPDATE projects SET revision_sequence = revision_sequence + $1::int", [revisions]);
  return doc.id;
}
