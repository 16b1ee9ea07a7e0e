import "server-only";
import { type DomainChange, type Domains, MAX_DOMAINS } from "@/lib/domain/domains";
import { AppError } from "@/lib/domain/errors";
import type { Viewer } from "@/lib/domain/viewer";
import { recordAudit } from "../audit/record";
import type { Transaction } from "../db";
import { authorizeProject } from "../projects/authorize-project";
import { changeInTurn } from "../projects/change-in-turn";
import { assignDomain } from "./assign-domain";
import { readDomains } from "./read-domains";

const DOMAINS_TIMEOUT_MS = 20_000;

/**
 * Makes, renames, orders or removes domains, or says which one tables belong to; audited. `invalid` for a name that another
 * domain has, for one domain too many and for an order that is not of all domains, `not_found` for a domain or table that is not the project's.
 */
export async function changeDomains(viewer: Viewer, input: DomainChange & { readonly slug: string }): Promise<Domains> {
  const wanted = "domain.set";
  const { id: projectId } = await authorizeProject(viewer, input.slug, wanted);
  return changeInTurn(
    { viewer, projectId, wanted },
    async (db) => {
      await change(db, viewer, projectId, input);
      return { domains: await readDomains(projectId, db) };
    },
    { timeout: DOMAINS_TIMEOUT_MS },
  );
}

async function change(db: Transaction, viewer: Viewer, projectId: string, input: DomainChange): Promise<void> {
  switch (input.kind) {
    case "assign": {
      const { domainId, objectIds } = input;
      if (domainId !== null) await findDomain(db, projectId, domainId);
      return assignDomain(db, viewer, { projectId, domainId, objectIds });
    }
    case "make": {
      const domainId = await make(db, viewer, projectId, input.name);
      return input.objectIds.length === 0
        ? undefined
        : assignDomain(db, viewer, { projectId, domainId, objectIds: input.objectIds });
    }
    case "rename":
      return rename(db, viewer, projectId, input);
    case "order":
      return order(db, viewer, projectId, input.domainIds);
    case "remove":
      return remove(db, viewer, projectId, input.domainId);
  }
}

async function make(db: Transaction, viewer: Viewer, projectId: string, name: string): Promise<string> {
  await refuseTakenName(db, projectId, name, null);
  if ((await db.domain.count({ where: { projectId } })) >= MAX_DOMAINS)
    throw new AppError("invalid", `A project has at most ${MAX_DOMAINS} domains.`);
  const last = await db.domain.aggregate({ where: { projectId }, _max: { position: true } });
  const data = { projectId, name, position: (last._max.position ?? 0) + 1 };
  const { id } = await db.domain.create({ data, select: { id: true } });
  await recordAudit(viewer, { action: "domain.make", projectId, subject: id, detail: { name } }, db);
  return id;
}

async function rename(
  db: Transaction,
  viewer: Viewer,
  projectId: string,
  { domainId, name }: { readonly domainId: string; readonly name: string },
): Promise<void> {
  const before = await findDomain(db, projectId, domainId);
  await refuseTakenName(db, projectId, name, domainId);
  await db.domain.update({ where: { id: domainId }, data: { name }, select: { id: true } });
  const detail = { before: before.name, after: name };
  await recordAudit(viewer, { action: "domain.rename", projectId, subject: domainId, detail }, db);
}

async function order(db: Transaction, viewer: Viewer, projectId: string, domainIds: readonly string[]): Promise<void> {
  const before = (await readDomains(projectId, db)).map(({ id }) => id);
  if (new Set(domainIds).size !== before.length || before.some((id) => !domainIds.includes(id)))
    throw new AppError("conflict", "The domains were changed meanwhile. Load the page again.");
  await db.$executeRaw`
    UPDATE domains d SET position = t.position FROM unnest(${[...domainIds]}::uuid[]) WITH ORDINALITY AS t (id, position)
    WHERE d.id = t.id AND d.project_id = ${projectId}::uuid`;
  await recordAudit(viewer, { action: "domain.order", projectId, detail: { before, after: [...domainIds] } }, db);
}

async function remove(db: Transaction, viewer: Viewer, projectId: string, domainId: string): Promise<void> {
  const { name } = await findDomain(db, projectId, domainId);
  const tables = await db.domainTable.findMany({ where: { projectId, domainId }, select: { objectId: true } });
  await db.domain.delete({ where: { id: domainId }, select: { id: true } });
  const detail = { name, tables: tables.map(({ objectId }) => objectId) };
  await recordAudit(viewer, { action: "domain.remove", projectId, subject: domainId, detail }, db);
}

async function findDomain(db: Transaction, projectId: string, id: string): Promise<{ readonly name: string }> {
  const domain = await db.domain.findFirst({ where: { id, projectId }, select: { name: true } });
  if (!domain) throw new AppError("not_found");
  return domain;
}

async function refuseTakenName(db: Transaction, projectId: string, name: string, but: string | null): Promise<void> {
  const taken = (await readDomains(projectId, db)).find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (taken && taken.id !== but) throw new AppError("invalid", `There is a domain ${taken.name} already.`);
}
