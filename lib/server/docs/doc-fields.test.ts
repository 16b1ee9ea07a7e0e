import { beforeAll, describe, expect, it } from "vitest";
import { valueField } from "@/lib/domain/doc-fields";
import { findTables } from "../tables/find-tables";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { type Ground, groundOf } from "../testing/lay-migrations";
import { withTestDatabase } from "../testing/with-test-database";
import { listRevisions } from "./list-revisions";
import { saveDoc } from "./save-doc";

withTestDatabase();

let project: TestProject;
let ground: Ground;

beforeAll(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  await ground.lay({
    version: "0001",
    changes: [
      { key: "users", kind: "added" },
      { key: "users.status", kind: "added", objectKind: "column", table: "users", consequence: true },
    ],
  });
});

const save = (key: string, field: string, text: string, base = 0) =>
  saveDoc(project.viewers.editor, { slug: project.slug, objectId: ground.id(key), field, base, text });

describe("what can be written", () => {
  it("of a column: how sensitive it is, as one word of a closed list or none", async () => {
    await expect(save("users.status", "sensitivity", "rather secret")).rejects.toMatchObject({ code: "invalid" });
    await expect(save("users.status", "sensitivity", "secret")).resolves.toMatchObject({ number: 1 });
    await expect(save("users.status", "sensitivity", "", 1)).resolves.toMatchObject({ number: 2, text: "" });
  });

  it("of how sensitive columns are is told for all tables at once, now and as it was", async () => {
    const { slug, viewers } = project;
    const sensitive = async (asOf?: string) =>
      (await findTables(viewers.viewer, { slug, ...(asOf ? { asOf } : {}) })).rows.map((row) => row.sensitive);
    const { number } = await save("users.status", "sensitivity", "personal", 2);
    await ground.lay({ version: "0002", changes: [{ key: "users", kind: "altered" }] });
    await save("users.status", "sensitivity", "secret", number);
    expect(await sensitive()).toEqual([{ secret: ["status"] }]);
    expect(await sensitive("0001")).toEqual([{ personal: ["status"] }]);
  });

  it("of each allowed value: what it means, with revisions of its own", async () => {
    const value = "a".repeat(200);
    const saved = await save("users.status", valueField(value), "Signed in once.");
    await save("users.status", valueField("gone"), "Left us.");
    const { revisions, field } = await listRevisions(project.viewers.viewer, {
      slug: project.slug,
      docId: saved.docId ?? "",
    });
    expect(field).toBe(valueField(value));
    expect(revisions.map(({ text }) => text)).toEqual(["Signed in once."]);
  });

  it("is nothing else: a table has no values, and no value is that long", async () => {
    await expect(save("users", valueField("active"), "Text.")).rejects.toMatchObject({ code: "invalid" });
    await expect(save("users", "sensitivity", "secret")).rejects.toMatchObject({ code: "invalid" });
    await expect(save("users.status", valueField("a".repeat(201)), "Text.")).rejects.toMatchObject({ code: "invalid" });
    await expect(save("users.status", valueField("a\0"), "Text.")).rejects.toMatchObject({ code: "invalid" });
  });
});
