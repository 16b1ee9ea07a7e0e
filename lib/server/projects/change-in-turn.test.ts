import { expect, test } from "vitest";
import { getDb } from "../db";
import { changeDomains } from "../domains/change-domains";
import { applyImport } from "../imports/apply-import";
import { stageImport } from "../imports/stage-import";
import { removeMember } from "../members/remove-member";
import { changePage } from "../pages/change-page";
import { createPage } from "../pages/create-page";
import { createProjectWith } from "../testing/create-project-with";
import { heldAtLock } from "../testing/held-at-lock";
import { withTestDatabase } from "../testing/with-test-database";

withTestDatabase();

const files = [
  { path: "0001_start.sql", bytes: new TextEncoder().encode("create table orders (id int primary key);") },
];

test("who is removed while something of theirs waits for its turn changes nothing by it, and that is recorded", async () => {
  const { id, slug, people, viewers } = await createProjectWith();
  const { editor, admin } = viewers;
  const { id: pageId } = await createPage(editor, { slug, title: "Backups" });
  const { importId } = await stageImport(editor, { slug, files, layout: "plain", dialect: "postgres" });
  const late = [
    () => createPage(editor, { slug, title: "Restores" }),
    () => changePage(editor, { slug, pageId, title: "Copies" }),
    () => changeDomains(editor, { slug, kind: "make", name: "Sales", objectIds: [] }),
    () => applyImport(editor, { slug, importId, acceptHistory: false }),
  ];
  for (const change of late) {
    const remove = () => removeMember(admin, { project: slug, userId: people.editor.id });
    expect(await heldAtLock(id, [remove, change])).toMatchObject([
      { status: "fulfilled" },
      { status: "rejected", reason: { code: "forbidden" } },
    ]);
    await getDb().member.create({ data: { projectId: id, userId: people.editor.id, role: "editor" } });
  }
  const where = { projectId: id };
  expect(await getDb().page.findMany({ where, select: { title: true } })).toEqual([{ title: "Backups" }]);
  expect(await getDb().domain.count({ where })).toBe(0);
  expect(await getDb().migration.count({ where })).toBe(0);
  expect(await getDb().auditEntry.count({ where: { ...where, action: "access.refused" } })).toBe(late.length);
});
