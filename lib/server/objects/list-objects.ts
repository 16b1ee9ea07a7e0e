import "server-only";
import type { DocView } from "@/lib/domain/catalog-view";
import { type ObjectList, type ObjectView, standaloneKinds } from "@/lib/domain/object-view";
import type { Viewer } from "@/lib/domain/viewer";
import { readSnapshot } from "../as-of/read-snapshot";
import { resolveAsOf, scopeOf } from "../as-of/resolve-as-of";
import { authorizeProject } from "../projects/authorize-project";
import { actionsAt } from "../tables/actions-at";
import { readAnswers } from "../tables/read-answers";
import { readConcerns } from "../tables/read-concerns";
import { readObjectDocs } from "../tables/read-docs";
import { readSchemaTexts } from "../tables/read-schema-texts";
import { type DocState, toDocumented } from "../tables/to-documented";
import { toValues } from "../tables/to-values";
import { readTemplate } from "../templates/read-template";
import { factsOf } from "./facts-of";
import { readStandalone, type StandaloneObject } from "./read-standalone";
import { readUses } from "./read-uses";

/**
 * The functions, enums, domains, composite types, sequences and extensions of a project with what is written about them,
 * at head or as of a migration (its version or path). `not_found` for a project the viewer may not see or an unknown migration.
 */
export async function listObjects(
  viewer: Viewer,
  input: { readonly slug: string; readonly asOf?: string },
): Promise<ObjectList> {
  const project = await authorizeProject(viewer, input.slug, "project.read");
  return readSnapshot(async (db) => {
    const asOf = await resolveAsOf(db, project.id, input.asOf);
    const scope = scopeOf(project.id, asOf);
    const found = await readStandalone(db, scope, standaloneKinds);
    const ofNoTable = { ...scope, tableId: null };
    const { causes } = await readAnswers(db, ofNoTable);
    const state = {
      docs: await readObjectDocs(db, scope, found),
      causes: found.flatMap(({ objectId }) => causes.get(objectId) ?? []),
      concerns: await readConcerns(db, ofNoTable),
      schemaTexts: await readSchemaTexts(db, scope, found),
    };
    const uses = await readUses(db, scope, found);
    const views = found.map((object) => ({ ...toView(object, state), uses: uses.get(object.objectId) ?? [] }));
    const objects = standaloneKinds.flatMap((kind) => views.filter((view) => view.kind === kind));
    const template = await readTemplate(project.id, db);
    return { asOf, can: actionsAt(viewer, project, asOf), template, objects };
  });
}

function toView(object: StandaloneObject, state: DocState): Omit<ObjectView, "uses"> {
  const docs: Readonly<Record<string, DocView>> = state.docs.get(object.objectId) ?? {};
  return {
    ...toDocumented(object, state),
    kind: object.kind,
    schema: object.schema,
    args: object.kind === "function" ? object.definition.args : null,
    facts: factsOf(object),
    values: object.kind === "enum" ? toValues(object.objectId, object.definition.values, docs) : [],
  };
}
