import { beforeEach, describe, expect, it } from "vitest";
import type { ReviewSearch } from "@/lib/domain/review-search";
import { getDb } from "../db";
import { saveDoc } from "../docs/save-doc";
import { setOwner } from "../owners/set-owner";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { type Ground, groundOf } from "../testing/lay-migrations";
import { verifyTable } from "../testing/verify-table";
import { withTestDatabase } from "../testing/with-test-database";
import { countAsked } from "./count-asked";
import { listQueue } from "./list-queue";
import { requestReview } from "./request-review";
import { verifyTables } from "./verify-tables";

withTestDatabase();

type Role = keyof TestProject["viewers"];
let project: TestProject;
let ground: Ground;

beforeEach(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  const keys = ["asked", "edited", "changed", "settled", "untouched"];
  await ground.lay({ version: "0001", changes: keys.map((key) => ({ key, kind: "added" as const })) });
  await write("asked", 0);
  for (const key of ["edited", "changed", "settled"])
    await verifyTable(project.viewers.reviewer, project.slug, ground.id(key));
});

const write = (key: string, base: number) =>
  saveDoc(project.viewers.editor, {
    slug: project.slug,
    objectId: ground.id(key),
    field: "purpose",
    base,
    text: `Words ${base}.`,
  });
const ask = (asked: string | null = null) => {
  const tables = [{ objectId: ground.id("asked"), number: 0 }];
  return requestReview(project.viewers.editor, { slug: project.slug, tables, asked, note: "For the release" });
};
const own = (key: string, owner: { kind: "member" | "team"; id: string }) =>
  setOwner(project.viewers.editor, { slug: project.slug, objectIds: [ground.id(key)], owner });
const read = (search: ReviewSearch = {}, role: Role = "reviewer") =>
  listQueue(project.viewers[role], { slug: project.slug, search });
const names = async (search?: ReviewSearch, role?: Role) => (await read(search, role)).rows.map(({ name }) => name);

describe("the review queue", () => {
  it("has what is in review, then what moved on since it was verified, each with what moved; the rest is not in it", async () => {
    expect(await read()).toMatchObject({ rows: [], total: 0 });
    await write("edited", 0);
    await write("edited", 1);
    await ground.lay({ version: "0002", changes: [{ key: "changed", kind: "altered", summary: "changed logged" }] });
    await ask(project.people.reviewer.id);
    const { editor, reviewer } = project.people;
    const verification = { by: reviewer.name, version: "0001" };
    expect((await read()).rows).toMatchObject([
      {
        name: "asked",
        status: "in_review",
        request: { by: editor.name, asked: { id: reviewer.id, name: reviewer.name }, note: "For the release" },
        verification: null,
        writings: 1,
        isOwn: false,
      },
      { name: "edited", status: "verified", request: null, verification, writings: 1, changes: 0 },
      { name: "changed", status: "verified", verification, writings: 0, changes: 1 },
    ]);
    expect((await read({}, "editor")).rows.map(({ isOwn }) => isOwn)).toEqual([true, true, false]);
  });

  it("gives with each row the key to verify it as it is told there", async () => {
    await write("edited", 0);
    const [row] = (await read()).rows;
    const tables = [{ objectId: row?.objectId ?? "", key: row?.key ?? "" }];
    await write("edited", 1);
    const verify = () => verifyTables(project.viewers.reviewer, { slug: project.slug, tables });
    await expect(verify()).rejects.toMatchObject({ code: "conflict" });
    const [now] = (await read()).rows;
    await verifyTables(project.viewers.reviewer, {
      slug: project.slug,
      tables: [{ objectId: now?.objectId ?? "", key: now?.key ?? "" }],
    });
    expect(await names()).toEqual([]);
  });

  it("is narrowed to what is asked of me or mine, of my teams, of an owner or of nobody's; what is asked is counted", async () => {
    const { reviewer, admin } = project.people;
    const team = await getDb().team.create({ data: { projectId: project.id, name: "Platform" } });
    await getDb().teamMember.create({ data: { teamId: team.id, userId: admin.id } });
    await own("asked", { kind: "team", id: team.id });
    await own("edited", { kind: "member", id: reviewer.id });
    await write("edited", 0);
    await ask("owner");
    expect(await names({ whose: "mine" })).toEqual(["edited"]);
    expect(await names({ whose: "teams" }, "admin")).toEqual(["asked"]);
    expect(await names({ whose: "teams" })).toEqual([]);
    expect(await names({ owner: team.id })).toEqual(["asked"]);
    expect(await names({ owner: "none" })).toEqual([]);
    expect(await names({ status: "verified" })).toEqual(["edited"]);
    const count = (role: Role) => countAsked(project.viewers[role], project.slug);
    expect([await count("admin"), await count("reviewer"), await count("editor")]).toEqual([1, 0, 0]);
  });

  it("comes in pages, the last of which is shown where there are not as many", async () => {
    await ask();
    expect(await read({ page: 7 })).toMatchObject({ page: 1, pages: 1, found: 1, rows: [{ name: "asked" }] });
  });

  it("is not to be had by strangers", async () => {
    await expect(read({}, "stranger")).rejects.toMatchObject({ code: "not_found" });
    await expect(countAsked(project.viewers.stranger, project.slug)).rejects.toMatchObject({ code: "not_found" });
  });
});
