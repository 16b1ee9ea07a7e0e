import "server-only";
import { inBulk } from "../catalog-store/bulk";
import type { Transaction } from "../db";
import type { ImportPlan } from "./plan-import";
import type { PlanCode } from "./read-plan-code";

/**
 * Puts what code declares and where it disagrees in the place of what was known before. An import without code leaves that
 * as it is. Objects are found by the identity they have at head, so this comes after the catalog is stored.
 */
export async function writeCode(
  tx: Transaction,
  { projectId, order }: ImportPlan,
  importId: string,
  { reading, digest }: PlanCode,
): Promise<void> {
  await tx.$executeRaw`DELETE FROM code_references WHERE project_id = ${projectId}::uuid`;
  await tx.$executeRaw`DELETE FROM code_findings WHERE project_id = ${projectId}::uuid`;
  await inBulk(
    [...reading.references],
    (json) => tx.$executeRaw`
      INSERT INTO code_references (object_id, project_id, path, line, end_line, language, symbol)
      SELECT v.object_id, ${projectId}::uuid, r.path, r.line, r."endLine", r.language, r.symbol
      FROM jsonb_to_recordset(${json}) AS r(object text, path text, line integer, "endLine" integer, language text, symbol text)
      JOIN object_versions v ON v.project_id = ${projectId}::uuid AND v.to_position IS NULL AND v.engine_id = r.object`,
  );
  await inBulk(
    reading.findings.map((finding, ordinal) => ({ ordinal, ...finding })),
    (json) => tx.$executeRaw`
      INSERT INTO code_findings (project_id, ordinal, object_id, table_id, code, severity, subject, message, in_code,
        in_migrations, declared_at, migrated_at)
      SELECT ${projectId}::uuid, r.ordinal, o.object_id, t.object_id, r.code, r.severity, r.subject, r.message, r."inCode",
        r."inMigrations", nullif(r."declaredAt", 'null'::jsonb), nullif(r."migratedAt", 'null'::jsonb)
      FROM jsonb_to_recordset(${json}) AS r(ordinal integer, object text, "table" text, code text, severity text,
        subject text, message text, "inCode" text, "inMigrations" text, "declaredAt" jsonb, "migratedAt" jsonb)
      LEFT JOIN object_versions o ON o.project_id = ${projectId}::uuid AND o.to_position IS NULL AND o.engine_id = r.object
      LEFT JOIN object_versions t ON t.project_id = ${projectId}::uuid AND t.to_position IS NULL AND t.engine_id = r."table"`,
  );
  const code = { digest, files: reading.files, position: order.length, version: order.at(-1)?.version ?? null };
  await tx.$executeRaw`UPDATE imports SET code = ${JSON.stringify(code)}::jsonb WHERE id = ${importId}::uuid`;
}
