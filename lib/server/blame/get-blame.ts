import "server-only";
import type { BlameList, ObjectBlame } from "@/lib/domain/blame-view";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";
import { addressOf, blameFacts, type CatalogObject } from "@/migrations-import/index";
import { readSnapshot } from "../as-of/read-snapshot";
import { resolveAsOf, scopeOf } from "../as-of/resolve-as-of";
import { toCatalogObject } from "../catalog-store/stored-object";
import { authorizeProject } from "../projects/authorize-project";
import { spendAttempt } from "../rate-limits/spend-attempt";
import { type BlamedObject, findBlamed } from "./find-blamed";
import { readLives } from "./read-lives";

/** Which object: by identity (that one alone), or by its address (with what belongs to it); all where neither is given. */
export type BlameInput = {
  readonly slug: string;
  readonly objectId?: string;
  readonly address?: string;
  readonly asOf?: string;
};

/**
 * Where each fact of an object comes from, step by step, at head or as of a migration. `not_found` for a project the viewer
 * may not see, an unknown migration, and an object that is not there in that state,
 * `too_many` for whoever asks without end.
 */
export async function getBlame(viewer: Viewer, input: BlameInput): Promise<BlameList> {
  const project = await authorizeProject(viewer, input.slug, "project.read");
  await spendAttempt("compare:person-project", viewer.userId, project.id);
  return readSnapshot(async (db) => {
    const asOf = await resolveAsOf(db, project.id, input.asOf);
    const scope = scopeOf(project.id, asOf);
    const found = await findBlamed(db, scope, input);
    const isNamed = input.objectId !== undefined || input.address !== undefined;
    if (isNamed && found.length === 0) throw new AppError("not_found", "Nothing is called that in this state.");
    const lives = await readLives(
      db,
      scope,
      found.map(({ objectId }) => objectId),
    );
    return { asOf, objects: found.map((each) => toBlame(each, lives.get(each.objectId) ?? [])) };
  });
}

type Lives = Awaited<ReturnType<typeof readLives>>;

function toBlame(stored: BlamedObject, lives: NonNullable<ReturnType<Lives["get"]>>): ObjectBlame {
  const object: CatalogObject = toCatalogObject(stored);
  const { kind, schema, name, origin, changed } = object;
  return {
    address: addressOf(object, stored.table),
    objectId: stored.objectId,
    kind,
    schema,
    table: stored.table,
    name,
    origin,
    changed,
    before: lives.flatMap(({ made, dropped }) => (dropped === null ? [] : [{ made, dropped }])),
    facts: blameFacts(object, lives.at(-1)?.changes ?? []),
  };
}
