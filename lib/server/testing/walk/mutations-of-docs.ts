import type { ReviewInput } from "@/lib/domain/reviews";
import { getDb } from "../../db";
import { saveDoc } from "../../docs/save-doc";
import { changeDomains } from "../../domains/change-domains";
import { ownerKey } from "../../owners/owner-key";
import { changePage } from "../../pages/change-page";
import { createPage } from "../../pages/create-page";
import { listPages } from "../../pages/list-pages";
import { stateRelationship } from "../../relationships/state-relationship";
import { getTableReview } from "../../reviews/get-table-review";
import { review } from "../../reviews/review";
import type { Mutation, World } from "./world";

const times = (count: number, action: string): readonly string[] => Array.from({ length: count }, () => action);

/** The tables and columns of the project as they stand. */
function standing({ project }: World, kind: "table" | "column") {
  return getDb().objectVersion.findMany({
    where: { projectId: project.id, kind, toPosition: null },
    select: { objectId: true, tableId: true },
  });
}

async function someTables(world: World): Promise<readonly string[]> {
  return world.chance.someOf((await standing(world, "table")).map(({ objectId }) => objectId));
}

const saveSomething: Mutation = async (world) => {
  const { chance, project, slug } = world;
  const { objectId } = chance.oneOf(await standing(world, "table"));
  const field = "purpose";
  const doc = await getDb().doc.findFirst({ where: { objectId, field }, include: { revisions: true } });
  const kind = doc === null ? "edit" : chance.oneOf(["edit", "confirm", "restore"] as const);
  const old = kind === "restore" && doc ? chance.oneOf(doc.revisions) : null;
  const text = old?.text ?? (kind === "confirm" ? (doc?.text ?? "") : chance.word());
  const base = (doc?.number ?? 0) + (chance.below(8) === 0 ? 1 : 0);
  const saving = { slug, objectId, field, base, text, kind, ...(old ? { restoredFrom: old.id } : {}) };
  const idempotencyKey = crypto.randomUUID();
  const isRetry = chance.below(4) === 0;
  if (isRetry) await saveDoc(project.viewers.editor, { ...saving, idempotencyKey }).catch(() => undefined);
  return async () => {
    const viewer = isRetry ? project.viewers.editor : world.viewer;
    const { outcome } = await saveDoc(viewer, { ...saving, idempotencyKey });
    return outcome === "saved" ? [`doc.${kind}`] : [];
  };
};

const setOwners: Mutation = async (world) => {
  const objectIds = await someTables(world);
  const owner = world.chance.oneOf([null, { kind: "member" as const, id: world.project.people.editor.id }]);
  const owned = await getDb().ownership.findMany({ where: { objectId: { in: [...objectIds] } } });
  const keys = new Map(owned.map(({ objectId, userId }) => [objectId, `member:${userId}`]));
  const changing = objectIds.filter((id) => (keys.get(id) ?? null) !== ownerKey(owner)).length;
  return async () => {
    await review(world.viewer, { slug: world.slug, kind: "owner", objectIds: [...objectIds], owner });
    return times(changing, "owner.set");
  };
};

const setStatuses: Mutation = async (world) => {
  const objectIds = await someTables(world);
  const status = world.chance.oneOf(["draft", "not_started"] as const);
  const rows = await getDb().review.findMany({ where: { objectId: { in: [...objectIds] } } });
  const known = new Map(rows.map((row) => [row.objectId, row]));
  const tables = objectIds.map((objectId) => ({ objectId, number: known.get(objectId)?.number ?? 0 }));
  const changing = objectIds.filter((id) => (known.get(id)?.status ?? "not_started") !== status).length;
  return async () => {
    await review(world.viewer, { slug: world.slug, kind: "status", status, tables });
    return times(changing, "status.set");
  };
};

const moveInReview: Mutation = async (world) => {
  const { chance, project, slug, viewer } = world;
  const objectId = chance.oneOf(await someTables(world));
  const { number, key } = await getTableReview(project.viewers.admin, { slug, objectId });
  const tables = [{ objectId, number: number + chance.oneOf([0, 0, 1]) }];
  const asked = chance.oneOf([null, "owner" as const, project.people.reviewer.id]);
  const input = chance.oneOf<ReviewInput>([
    { kind: "request", tables, asked, note: chance.word() },
    { kind: "send back", tables, reason: chance.word() },
    { kind: "verify", tables: [{ objectId, key }] },
  ]);
  return async () => {
    await review(viewer, { slug, ...input });
    return [`review.${input.kind.replace(" ", "_")}`];
  };
};

const confirmSomeTable: Mutation = async (world) => {
  const { objectId } = world.chance.oneOf(await standing(world, "table"));
  return async () => {
    const count = () => getDb().revision.count({ where: { projectId: world.project.id } });
    const before = await count();
    await review(world.viewer, { slug: world.slug, kind: "confirm", objectId });
    return times((await count()) - before, "doc.confirm");
  };
};

const confirmSomeDocs: Mutation = async ({ chance, slug, viewer, project }) => {
  const where = { projectId: project.id, text: { not: "" } };
  const docs = await getDb().doc.findMany({ where, select: { id: true, number: true } });
  const shown = docs.map(({ id, number }) => ({ docId: id, number: number + chance.oneOf([0, 0, 1]) }));
  return async () => {
    const done = await review(viewer, { slug, kind: "confirm docs", docs: shown });
    return times(done.docs?.confirmed ?? 0, "doc.confirm");
  };
};

const changeSomeDomain: Mutation = async (world) => {
  const { chance, slug, project } = world;
  const objectIds = [...(await someTables(world))];
  const domains = (await getDb().domain.findMany({ where: { projectId: project.id } })).map(({ id }) => id);
  const domainId = domains.length > 0 ? chance.oneOf(domains) : null;
  const inDomain = await getDb().domainTable.findMany({ where: { objectId: { in: objectIds } } });
  const moving = (to: string | null) =>
    objectIds.filter((id) => (inDomain.find(({ objectId }) => objectId === id)?.domainId ?? null) !== to).length;
  const change = (input: Parameters<typeof changeDomains>[1], leaves: readonly string[]) => async () => {
    await changeDomains(world.viewer, input);
    return leaves;
  };
  const made = ["domain.make", ...times(objectIds.length, "domain.assign")];
  const choices = [
    change({ slug, kind: "make", name: chance.word(), objectIds }, made),
    change({ slug, kind: "assign", objectIds, domainId }, times(moving(domainId), "domain.assign")),
    change({ slug, kind: "order", domainIds: domains.toReversed() }, ["domain.order"]),
    ...(domainId === null
      ? []
      : [
          change({ slug, kind: "rename", domainId, name: chance.word() }, ["domain.rename"]),
          change({ slug, kind: "remove", domainId }, ["domain.remove"]),
        ]),
  ];
  return chance.oneOf(choices);
};

const changeSomePage: Mutation = async (world) => {
  const { chance, slug, project } = world;
  const pages = await getDb().page.findMany({ where: { projectId: project.id } });
  const { id: pageId, archivedAt } = chance.oneOf(pages);
  const isArchived = chance.oneOf([true, false]);
  const parentId = chance.oneOf([null, ...pages.map(({ id }) => id)]);
  const place = { pageId, parentId, position: chance.below(3) };
  const tree = async () => JSON.stringify((await listPages(project.viewers.admin, slug)).pages);
  return chance.oneOf([
    async () => {
      await changePage(world.viewer, { slug, pageId, title: chance.word() });
      return ["page.rename"];
    },
    async () => {
      await changePage(world.viewer, { slug, pageId, isArchived });
      if (isArchived === (archivedAt !== null)) return [];
      return [isArchived ? "page.archive" : "page.restore"];
    },
    async () => {
      const before = await tree();
      await changePage(world.viewer, { slug, ...place });
      return before === (await tree()) ? [] : ["page.move"];
    },
  ]);
};

/** Everything that is written about a project, and said of its tables, by the route that does it. */
export const mutationsOfDocs: Readonly<Record<string, Mutation>> = {
  "PUT /api/v1/projects/[project]/docs": saveSomething,
  "POST /api/v1/projects/[project]/docs": saveSomething,
  "POST /api/v1/projects/[project]/reviews": async (world) =>
    world.chance.oneOf([setOwners, setStatuses, moveInReview, confirmSomeTable, confirmSomeDocs])(world),
  "POST /api/v1/projects/[project]/domains": changeSomeDomain,
  "PATCH /api/v1/projects/[project]/pages": changeSomePage,
  "POST /api/v1/projects/[project]/pages": async ({ chance, slug, viewer }) => {
    const template = chance.oneOf([null, "glossary" as const]);
    return async () => {
      await createPage(viewer, { slug, title: chance.word(), template });
      return template === null ? ["page.create"] : ["page.create", "doc.edit"];
    };
  },
  "POST /api/v1/projects/[project]/relationships": async (world) => {
    const columns = await standing(world, "column");
    const [from, to] = [world.chance.oneOf(columns), world.chance.oneOf(columns)];
    const rationale = world.chance.oneOf(["", "They are the same."]);
    return async () => {
      await stateRelationship(world.viewer, { slug: world.slug, from: [from.objectId], to: [to.objectId], rationale });
      return times(rationale === "" ? 1 : 2, "doc.edit");
    };
  },
};
