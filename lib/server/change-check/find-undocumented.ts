import "server-only";
import type { ChangeCheck, Undocumented } from "@/lib/domain/change-check";
import { firstField } from "@/lib/domain/doc-fields";
import { requiredFields } from "@/lib/domain/template";
import type { Transaction } from "../db";
import { wordsOf } from "../tables/read-schema-texts";
import { readTemplate } from "../templates/read-template";
import type { TouchedObject } from "./list-touched";

/**
 * What of the touched objects the template asks for and nobody has written. What a migration says in words counts for the
 * first field of its object. Of what does not stand yet no more than that can be asked: the rest is told as for later.
 */
export async function findUndocumented(
  db: Transaction,
  projectId: string,
  touched: readonly TouchedObject[],
): Promise<Pick<ChangeCheck, "undocumented" | "later">> {
  const asked = requiredFields(await readTemplate(projectId, db));
  const written = await readWritten(db, projectId, touched);
  const missing = touched.map((each) => {
    const isThere = (field: string) =>
      written.has(`${each.objectId} ${field}`) ||
      (field === firstField(each.object.kind) && wordsOf(each.object.definition) !== null);
    const fields = asked
      .filter(({ kind, field }) => kind === each.object.kind && !isThere(field))
      .map(({ field }) => field);
    const now = fields.filter((field) => !each.isNew || field === firstField(each.object.kind));
    return { each, now, later: fields.filter((field) => !now.includes(field)) };
  });
  return {
    undocumented: missing.flatMap(({ each, now }) => toUndocumented(each, now)),
    later: missing.flatMap(({ each, later }) => toUndocumented(each, later)),
  };
}

function toUndocumented({ told }: TouchedObject, fields: readonly string[]): readonly Undocumented[] {
  return fields.length === 0 ? [] : [{ ...told, fields }];
}

/** Which fields of the objects have text, as `identity field`. */
async function readWritten(
  db: Transaction,
  projectId: string,
  touched: readonly TouchedObject[],
): Promise<ReadonlySet<string>> {
  const ids = touched.map(({ objectId }) => objectId);
  const rows = await db.$queryRaw<{ key: string }[]>`
    SELECT object_id || ' ' || field AS key FROM docs
    WHERE project_id = ${projectId}::uuid AND object_id = ANY (${ids}::uuid[]) AND text <> ''`;
  return new Set(rows.map(({ key }) => key));
}
