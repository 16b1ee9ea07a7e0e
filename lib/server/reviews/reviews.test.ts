import { beforeEach, describe, expect, it } from "vitest";
import { getDb } from "../db";
import { setOwner } from "../owners/set-owner";
import { findTables } from "../tables/find-tables";
import { createPerson } from "../testing/create-person";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { type Ground, groundOf } from "../testing/lay-migrations";
import { withTestDatabase } from "../testing/with-test-database";
import { requestReview } from "./request-review";
import { setStatus } from "./set-status";

withTestDatabase();

let project: TestProject;
let ground: Ground;

beforeEach(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  const tables = ["posts", "tags", "users"].map((key) => ({ key, kind: "added" as const }));
  const column = {
    key: "users.email",
    kind: "added",
    objectKind: "column",
    table: "users",
    consequence: true,
  } as const;
  await ground.lay({ version: "0001", changes: [...tables, column] });
});

const shown = (number: number, ...keys: string[]) => keys.map((key) => ({ objectId: ground.id(key), number }));
const set = (role: keyof TestProject["viewers"], number = 0, status: "draft" | "not_started" = "draft") =>
  setStatus(project.viewers[role], { slug: project.slug, tables: shown(number, "users"), status });

async function row(name: string) {
  const { rows } = await findTables(project.viewers.viewer, { slug: project.slug });
  return rows.find((each) => each.name === name);
}

describe("a status", () => {
  it("is set with an event and an audit row, and is what the grid shows", async () => {
    expect(await set("editor")).toEqual({ tables: [{ objectId: ground.id("users"), number: 1 }] });
    expect(await row("users")).toMatchObject({ status: "draft", statusNumber: 1 });
    const events = await getDb().reviewEvent.findMany({ where: { projectId: project.id } });
    expect(events).toMatchObject([{ subject: "status", before: "not_started", after: "draft" }]);
    const audit = await getDb().auditEntry.findMany({ where: { projectId: project.id, action: "status.set" } });
    expect(audit).toMatchObject([{ actorId: project.people.editor.id, subject: ground.id("users") }]);
  });

  it("of many tables is set for all or for none", async () => {
    const { slug } = project;
    await setStatus(project.viewers.editor, { slug, tables: shown(0, "posts", "tags"), status: "draft" });
    expect([(await row("posts"))?.status, (await row("tags"))?.status]).toEqual(["draft", "draft"]);
    const late = requestReview(project.viewers.editor, { slug, tables: shown(0, "users", "posts") });
    await expect(late).rejects.toMatchObject({
      code: "conflict",
      details: { tables: [{ objectId: ground.id("posts"), number: 1, status: "draft" }] },
    });
    expect((await row("users"))?.status).toBe("not_started");
  });

  it("shown in an old state is a conflict, and of two at once one is", async () => {
    const outcomes = await Promise.allSettled([set("editor"), set("editor")]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(set("editor")).rejects.toMatchObject({ code: "conflict" });
  });

  it("is not for viewers; a stranger's project and another project's table are not found", async () => {
    await expect(set("viewer")).rejects.toMatchObject({ code: "forbidden" });
    await expect(set("stranger")).rejects.toMatchObject({ code: "not_found" });
    const other = await createProjectWith();
    const input = { slug: other.slug, tables: shown(0, "users"), status: "draft" as const };
    await expect(setStatus(other.viewers.admin, input)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("an owner", () => {
  const own = (owner: { kind: "member" | "team"; id: string } | null, ...keys: string[]) =>
    setOwner(project.viewers.editor, { slug: project.slug, objectIds: keys.map(ground.id), owner });

  it("is a member or a team of the project, for many tables at once", async () => {
    const team = await getDb().team.create({ data: { projectId: project.id, name: "Platform" } });
    await own({ kind: "team", id: team.id }, "posts", "tags");
    await own({ kind: "member", id: project.people.viewer.id }, "users");
    expect((await row("posts"))?.owner).toEqual({ kind: "team", id: team.id, name: "Platform" });
    expect((await row("users"))?.owner).toMatchObject({ kind: "member", name: project.people.viewer.name });
    await own(null, "posts");
    expect((await row("posts"))?.owner).toBeNull();
  });

  it("set again makes no second event", async () => {
    const owner = { kind: "member" as const, id: project.people.viewer.id };
    await own(owner, "users");
    await own(owner, "users");
    expect(await getDb().reviewEvent.count({ where: { projectId: project.id, subject: "owner" } })).toBe(1);
  });

  it("from outside the project is refused", async () => {
    const person = await createPerson();
    await expect(own({ kind: "member", id: person.id }, "users")).rejects.toMatchObject({ code: "invalid" });
    const other = await createProjectWith();
    const team = await getDb().team.create({ data: { projectId: other.id, name: "Elsewhere" } });
    await expect(own({ kind: "team", id: team.id }, "users")).rejects.toMatchObject({ code: "invalid" });
  });

  it("is not for viewers to set, nor for strangers to see", async () => {
    const input = { slug: project.slug, objectIds: [ground.id("users")], owner: null };
    await expect(setOwner(project.viewers.viewer, input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(setOwner(project.viewers.stranger, input)).rejects.toMatchObject({ code: "not_found" });
  });
});
