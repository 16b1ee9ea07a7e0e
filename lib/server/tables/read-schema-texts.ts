import "server-only";
import type { SchemaText, SourceLine } from "@/lib/domain/catalog-view";
import { firstField } from "@/lib/domain/doc-fields";
import { Prisma } from "@/prisma/generated/client";
import type { Scope } from "../as-of/resolve-as-of";
import type { StoredStep } from "../catalog-store/stored-object";
import type { Reader } from "../db";
import type { StandingFacts } from "./read-objects";

/** What the migrations say about an object, and the place in the history of the one that says so. */
export type SpokenText = Omit<SchemaText, "isNewer"> & { readonly position: number };
export type SchemaTexts = ReadonlyMap<string, SpokenText>;

/** An object whose definition may hold words: the `comment` of a COMMENT ON, else the `remark` beside its SQL. */
export type Spoken = StandingFacts & { readonly kind: string; readonly definition: object };

type Row = Omit<SourceLine, "dynamic"> & { objectId: string; position: number; steps: readonly StoredStep[] | null };

/** What the migrations say in words about these objects as they stand, each with the statement that last changed the words. */
export async function readSchemaTexts(db: Reader, scope: Scope, objects: readonly Spoken[]): Promise<SchemaTexts> {
  const spoken = objects.flatMap((object) => {
    const [words, field] = [wordsOf(object.definition), firstField(object.kind)];
    return words && field ? [{ ...words, object, field }] : [];
  });
  if (spoken.length === 0) return new Map();
  const rows = await readSources(db, scope, spoken);
  const byObject = new Map(rows.map((row) => [row.objectId, row]));
  return new Map(
    spoken.map(({ object, field, fact, text }) => {
      const row = byObject.get(object.objectId);
      return [object.objectId, { field, text, source: sourceOf(row, fact, object), position: row?.position ?? 0 }];
    }),
  );
}

/** The words in the definition of an object, and where they are from; null where it says none. */
export function wordsOf(definition: object): { readonly fact: "comment" | "remark"; readonly text: string } | null {
  for (const fact of ["comment", "remark"] as const) {
    const text: unknown = Reflect.get(definition, fact);
    if (typeof text === "string" && text.trim() !== "") return { fact, text };
  }
  return null;
}

// The newest change of each object that gave it its words: the one that made it, or one that changed them.
function readSources(db: Reader, scope: Scope, spoken: readonly { readonly object: StandingFacts }[]) {
  const ids = spoken.map(({ object }) => object.objectId);
  return db.$queryRaw<Row[]>(Prisma.sql`
    SELECT DISTINCT ON (c.object_id) c.object_id AS "objectId", c.position, m.path, m.version, c.line, c.end_line AS "endLine", c.steps
    FROM changes c JOIN migrations m ON m.id = c.migration_id
    WHERE c.object_id = ANY (${ids}::uuid[]) AND c.position <= ${scope.position}
      AND (c.kind = 'added' OR c.facts @> '[{"fact":"comment"}]' OR c.facts @> '[{"fact":"remark"}]')
    ORDER BY c.object_id, c.position DESC, c.ordinal DESC`);
}

function sourceOf(row: Row | undefined, fact: string, object: StandingFacts): SourceLine {
  if (!row) return object.changed ?? object.origin;
  const { path, version, line, endLine, steps } = row;
  const step = steps?.findLast((each) => each.fact === fact);
  return { path, version, line: step?.line ?? line, endLine: step?.endLine ?? endLine };
}
