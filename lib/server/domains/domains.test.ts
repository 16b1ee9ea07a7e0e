import { beforeEach, describe, expect, it } from "vitest";
import { type DomainInput, domainInput, MAX_DOMAINS } from "@/lib/domain/domains";
import { getDb } from "../db";
import { saveDoc } from "../docs/save-doc";
import { getOverview } from "../overview/get-overview";
import { findTables } from "../tables/find-tables";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { type Ground, groundOf } from "../testing/lay-migrations";
import { withTestDatabase } from "../testing/with-test-database";
import { changeDomains } from "./change-domains";
import { listDomains } from "./list-domains";

withTestDatabase();

let project: TestProject;
let ground: Ground;

beforeEach(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  const tables = ["users", "sessions", "orders"].map((key) => ({ key, kind: "added" as const }));
  const column = { key: "users.email", kind: "added" as const, objectKind: "column", table: "users" };
  await ground.lay({ version: "0001", changes: [...tables, column] });
});

const change = async (input: DomainInput, role: keyof TestProject["viewers"] = "editor") =>
  (await changeDomains(project.viewers[role], { slug: project.slug, ...domainInput.parse(input) })).domains;
const make = async (name: string, ...keys: string[]) => {
  const made = await change({ kind: "make", name, objectIds: keys.map((key) => ground.id(key)) });
  return made.find((domain) => domain.name === name)?.id ?? "";
};
async function grouped(asOf?: string) {
  const { rows } = await findTables(project.viewers.viewer, { slug: project.slug, ...(asOf ? { asOf } : {}) });
  return Object.fromEntries(rows.map(({ name, domain }) => [name, domain?.name ?? null]));
}
const audited = (action: string) =>
  getDb().auditEntry.findMany({ where: { projectId: project.id, action }, orderBy: { id: "asc" } });

describe("a domain", () => {
  it("is made with the tables it is for, and the grid says which belong to it", async () => {
    await make("Sign-in", "users", "sessions");
    expect(await grouped()).toEqual({ users: "Sign-in", sessions: "Sign-in", orders: null });
  });

  it("keeps its tables when they and it are renamed, dropped and made again", async () => {
    const signIn = await make("Sign-in", "users", "sessions");
    await ground.lay(
      {
        version: "0002",
        changes: [
          { key: "users", kind: "renamed", name: "people" },
          { key: "sessions", kind: "dropped" },
        ],
      },
      { version: "0003", changes: [{ key: "sessions", kind: "added", name: "sessions" }] },
    );
    await change({ kind: "rename", domainId: signIn, name: "Accounts" });
    expect(await grouped()).toEqual({ people: "Accounts", sessions: "Accounts", orders: null });
    expect(await grouped("0001")).toEqual({ users: "Accounts", sessions: "Accounts", orders: null });
  });

  it("is left for another one, or for none, with an audit row for each table that moved", async () => {
    const signIn = await make("Sign-in", "users", "sessions");
    const shop = await make("Shop", "orders");
    const objectIds = [ground.id("sessions"), ground.id("orders")];
    await change({ kind: "assign", objectIds, domainId: shop });
    await change({ kind: "assign", objectIds: [ground.id("users")], domainId: null });
    expect(await grouped()).toEqual({ users: null, sessions: "Shop", orders: "Shop" });
    const rows = await audited("domain.assign");
    expect(rows.slice(-2).map(({ subject, detail }) => [subject, detail])).toEqual([
      [ground.id("sessions"), { before: signIn, after: shop }],
      [ground.id("users"), { before: signIn, after: null }],
    ]);
  });

  it("is put in order, and taken away without its tables; the audit log still knows them", async () => {
    const [a, b] = [await make("A", "users"), await make("B", "orders")];
    expect((await change({ kind: "order", domainIds: [b, a] })).map(({ name }) => name)).toEqual(["B", "A"]);
    expect((await change({ kind: "remove", domainId: b })).map(({ name }) => name)).toEqual(["A"]);
    expect(await grouped()).toEqual({ users: "A", sessions: null, orders: null });
    expect((await audited("domain.remove"))[0]?.detail).toEqual({ name: "B", tables: [ground.id("orders")] });
  });

  it("is refused a name that is taken, an order that is not of all, and tables that are not there", async () => {
    const signIn = await make("Sign-in");
    await expect(make("sign-IN")).rejects.toMatchObject({ code: "invalid" });
    await expect(change({ kind: "order", domainIds: [] })).rejects.toMatchObject({ code: "conflict" });
    const foreign = await createProjectWith();
    const theirs = { kind: "make" as const, name: "Theirs", objectIds: [] };
    const { domains } = await changeDomains(foreign.viewers.editor, { slug: foreign.slug, ...theirs });
    for (const input of [
      { kind: "assign" as const, objectIds: [ground.id("users.email")], domainId: signIn },
      { kind: "assign" as const, objectIds: [ground.id("users"), foreign.id], domainId: signIn },
      { kind: "assign" as const, objectIds: [ground.id("users")], domainId: domains[0]?.id ?? "" },
      { kind: "rename" as const, name: "Mine", domainId: domains[0]?.id ?? "" },
      { kind: "remove" as const, domainId: domains[0]?.id ?? "" },
    ])
      await expect(change(input)).rejects.toMatchObject({ code: "not_found" });
    expect(await grouped()).toEqual({ users: null, sessions: null, orders: null });
  });

  it("is refused where there are as many as can be put in order", async () => {
    const data = Array.from({ length: MAX_DOMAINS }, (_, at) => ({
      projectId: project.id,
      name: `D${at}`,
      position: at,
    }));
    await getDb().domain.createMany({ data });
    await expect(change({ kind: "make", name: "One more" })).rejects.toMatchObject({ code: "invalid" });
    const last = (await listDomains(project.viewers.viewer, { slug: project.slug })).domains.flatMap(
      (each) => each.domain?.id ?? [],
    );
    expect((await change({ kind: "order", domainIds: last.toReversed() }))[0]?.name).toBe(`D${MAX_DOMAINS - 1}`);
  });

  it("is for editors to change, and for viewers to see", async () => {
    await expect(change({ kind: "make", name: "Mine" }, "viewer")).rejects.toMatchObject({ code: "forbidden" });
    await expect(change({ kind: "make", name: "Mine" }, "stranger")).rejects.toMatchObject({ code: "not_found" });
    await expect(listDomains(project.viewers.stranger, { slug: project.slug })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("has a coverage of its own, by kind, now and in the past, and so have the tables of none", async () => {
    await make("Sign-in", "users", "sessions");
    const write = { slug: project.slug, objectId: ground.id("users"), field: "purpose", base: 0, text: "One person." };
    await ground.lay({
      version: "0002",
      changes: [{ key: "sessions.id", kind: "added", objectKind: "column", table: "sessions" }],
    });
    await saveDoc(project.viewers.editor, write);
    const none = { domain: null, tables: 1, coverage: { documented: 0, required: 1 } };
    const signIn = { domain: { name: "Sign-in" }, tables: 2, coverage: { documented: 1, required: 4 } };
    const { domains } = await listDomains(project.viewers.viewer, { slug: project.slug });
    expect(domains).toMatchObject([signIn, none]);
    expect(domains[0]?.kinds).toEqual([
      { kind: "table", documented: 1, required: 2 },
      { kind: "column", documented: 0, required: 2 },
    ]);
    expect((await getOverview(project.viewers.viewer, project.slug)).domains).toEqual(domains);
    const then = await listDomains(project.viewers.viewer, { slug: project.slug, asOf: "0001" });
    expect(then.domains[0]?.coverage).toEqual({ documented: 0, required: 3 });
  });
});
