import { openSchemaEngine } from "./schema-engine";

/** The SQL that brings a migrated database to what a schema.prisma says, as far as Prisma's language says it; empty when it is there. */
export async function nextMigration(databaseUrl: string, schema: string): Promise<string> {
  const files = [{ path: "schema.prisma", content: schema }];
  const engine = await openSchemaEngine(databaseUrl, schema);
  try {
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: "." },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const sql = (stdout ?? "").trim();
    return sql === "-- This is an empty migration." ? "" : sql;
  } finally {
    await engine.close();
  }
}
