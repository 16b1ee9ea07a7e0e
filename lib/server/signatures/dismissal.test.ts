import { beforeEach, describe, expect, it } from "vitest";
import type { ChecklistTemplate } from "@/lib/domain/checklist-template";
import { changeChecklists } from "../checklists/change-checklists";
import { getDb } from "../db";
import { saveDoc } from "../docs/save-doc";
import { changePage } from "../pages/change-page";
import { withTestDatabase } from "../testing/with-test-database";
import {
  alter,
  editChecklist,
  makeRelease,
  sign,
  signaturesOf,
  type TestRelease,
  withdraw,
  write,
  writePage,
} from "./testing/make-release";

withTestDatabase();

let release: TestRelease;
beforeEach(async () => {
  release = await makeRelease();
});

const drawn: ChecklistTemplate = {
  title: "Drawn",
  sections: [
    {
      id: "all",
      title: "All",
      each: "project",
      items: [
        { id: "drawn", text: "It is drawn.", priority: "P1", owner: null, check: { kind: "diagram", of: "source" } },
      ],
    },
  ],
};

const attach = (template: ChecklistTemplate | "production blockers") =>
  changeChecklists(release.project.viewers.admin, { slug: release.project.slug, kind: "attach", template });
const firstChecklist = () => getDb().checklist.findFirstOrThrow({ where: { projectId: release.project.id } });
const dismissal = async () => (await signaturesOf(release)).dismissed.map(({ dismissed }) => dismissed);

describe("a signature is dismissed, for good,", () => {
  it("by a later migration, which is named, and going back brings it not back", async () => {
    await sign(release);
    await alter(release, "0002", { comment: "People" });
    expect(await dismissal()).toMatchObject([{ words: "users 0002 (0002)", by: release.project.people.admin.name }]);
    await alter(release, "0003", { comment: null });
    expect(await dismissal()).toMatchObject([{ words: "users 0002 (0002)" }]);
    expect((await signaturesOf(release)).present).toEqual([]);
  });

  it("by what is written of a table or a page that a checklist reads, also when it is taken back", async () => {
    await sign(release);
    await write(release, "Persons.");
    await write(release, "People.", { base: 2 });
    const by = release.project.people.editor.name;
    expect(await dismissal()).toMatchObject([{ words: "an edit of users, Purpose", by }]);
    await sign(release, release.second);
    await writePage(release, "Backups", "Every night.");
    expect((await dismissal())[0]).toMatchObject({ words: "an edit of the page Backups", by });
  });

  it("by a page that checklists have come to read since, written then or before", async () => {
    await attach(drawn);
    const older = await writePage(release, "Notes", "A box and an arrow.");
    await sign(release);
    await writePage(release, "How it is drawn", "```mermaid\ngraph TD\n```");
    expect(await dismissal()).toMatchObject([{ words: "an edit of the page How it is drawn" }]);
    await sign(release, release.second);
    const { slug, viewers } = release.project;
    await changePage(viewers.editor, { slug, pageId: older, title: "Our diagram" });
    expect((await signaturesOf(release)).present).toEqual([]);
    expect((await dismissal())[0]).toMatchObject({ words: "an edit of the page Our diagram" });
  });

  it("by another text of a checklist, one more, or one less", async () => {
    await sign(release);
    await editChecklist(release, "are written down", "are tried");
    expect(await dismissal()).toMatchObject([{ words: "an edit of the checklist Before production" }]);
    await sign(release, release.second);
    const { id: checklistId } = await attach("production blockers");
    expect((await dismissal())[0]).toMatchObject({ words: expect.stringMatching(/^attaching the checklist/u) });
    const { slug, viewers } = release.project;
    await changeChecklists(viewers.admin, { slug, kind: "remove", checklistId });
    expect((await dismissal())[0]).toMatchObject({ words: expect.stringMatching(/^removing the checklist/u) });
    await sign(release);
    expect((await signaturesOf(release)).present).toHaveLength(1);
  });

  it("by a text of a checklist that was there for a moment, whichever it points to since", async () => {
    await sign(release);
    await editChecklist(release, "are written down", "are tried");
    const { id } = await firstChecklist();
    await getDb().checklist.update({ where: { id }, data: { version: 1 } });
    expect((await signaturesOf(release)).present).toEqual([]);
  });

  it("and not by what it does not cover: other pages, what is confirmed, statuses, heads of checklists", async () => {
    await sign(release);
    const { slug, viewers } = release.project;
    await writePage(release, "Lunch", "Soup.");
    const doc = { slug, objectId: release.ground.id("users"), field: "purpose", base: 1, text: "People." };
    await saveDoc(viewers.admin, { ...doc, kind: "confirm" });
    const { id: checklistId, number: base } = await firstChecklist();
    const head = { priority: "P1", owner: null, estimatedMinutes: 5, spentMinutes: 0, dueOn: null } as const;
    await changeChecklists(viewers.editor, { slug, kind: "header", checklistId, base, ...head });
    expect(await dismissal()).toEqual([]);
    expect((await signaturesOf(release)).present).toHaveLength(1);
  });

  it("by an import that read what was there anew", async () => {
    await sign(release);
    const { id: projectId, people } = release.project;
    const row = { origin: "person", actorId: people.editor.id, projectId, action: "import.apply" } as const;
    await getDb().auditEntry.create({ data: { ...row, detail: { isReplayed: false, history: [] } } });
    expect(await dismissal()).toEqual([]);
    const history = [{ kind: "edited", path: "0001.sql" }];
    await getDb().auditEntry.create({ data: { ...row, detail: { isReplayed: true, history } } });
    expect(await dismissal()).toMatchObject([{ words: "an import that read migrations anew: 0001.sql" }]);
  });
});

describe("a withdrawal", () => {
  it("is a record of its own, with a reason, by the signer, once; the signature stays to be read", async () => {
    const { id } = await sign(release);
    await expect(withdraw(release, release.second, id)).rejects.toMatchObject({ code: "forbidden" });
    await withdraw(release, release.reviewer, id);
    await expect(withdraw(release, release.reviewer, id)).rejects.toMatchObject({ code: "conflict" });
    const { present, withdrawn } = await signaturesOf(release);
    expect(present).toEqual([]);
    const by = release.project.people.reviewer.name;
    expect(withdrawn).toMatchObject([{ id, withdrawn: { reason: "Too early.", by } }]);
    await sign(release);
    expect((await signaturesOf(release)).present).toHaveLength(1);
  });
});
