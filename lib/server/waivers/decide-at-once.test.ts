import { beforeEach, describe, expect, it } from "vitest";
import { getDb } from "../db";
import { changeMemberRole } from "../members/change-member-role";
import { removeMember } from "../members/remove-member";
import { archiveProject } from "../projects/archive-project";
import { restoreProject } from "../projects/restore-project";
import { heldAtLock } from "../testing/held-at-lock";
import { withTestDatabase } from "../testing/with-test-database";
import { ask, change, list, makeGate, read, type TestGate, textOf, write } from "./testing/make-gate";

withTestDatabase();

let gate: TestGate;
beforeEach(async () => {
  gate = await makeGate();
});

const refused = (code: string, message: RegExp) => {
  const reason = expect.objectContaining({ code, message: expect.stringMatching(message) });
  return { status: "rejected", reason };
};
const done = { status: "fulfilled" };
const isBlocker = async () => (await read(gate)).of("looked").isBlocker;

describe("what comes while somebody decides about a waiver", () => {
  it("another text of its item: before, nothing is approved; after, what was approved covers nothing", async () => {
    const edit = (base: number, looked: string) => () =>
      write(gate, { kind: "edit", checklistId: gate.checklist.id, base, template: textOf(undefined, looked) });
    const { id: first } = await ask(gate);
    const approve = (waiverId: string) => () => change(gate, { kind: "approve", waiverId });
    const before = await heldAtLock(gate.project.id, [edit(1, "Two people looked."), approve(first)]);
    expect(before).toMatchObject([done, refused("conflict", /was changed/u)]);
    const { id: second } = await ask(gate);
    const after = await heldAtLock(gate.project.id, [approve(second), edit(2, "Three people looked.")]);
    expect(after).toMatchObject([done, done]);
    expect(await isBlocker()).toBe(true);
    const { waivers } = await list(gate, { state: "approved" });
    expect(waivers).toMatchObject([{ id: second, isOutdated: true, text: "Two people looked." }]);
  });

  it("the end of their role: before, nothing is approved; after, it stands, with the role they had on record", async () => {
    const { slug, id: projectId, people, viewers } = gate.project;
    const losing = { project: slug, userId: people.reviewer.id, role: "editor" } as const;
    const { id: waiverId } = await ask(gate);
    const approve = () => change(gate, { kind: "approve", waiverId });
    const before = await heldAtLock(projectId, [() => changeMemberRole(viewers.admin, losing), approve]);
    expect(before).toMatchObject([done, refused("forbidden", /./u)]);
    await changeMemberRole(viewers.admin, { ...losing, role: "reviewer" });
    await approve();
    await removeMember(viewers.admin, { project: slug, userId: people.reviewer.id });
    expect(await isBlocker()).toBe(false);
    expect((await list(gate)).waivers).toMatchObject([{ state: "approved", approved: { by: people.reviewer.name } }]);
    const rows = await getDb().auditEntry.findMany({
      where: { projectId, action: { startsWith: "waiver." } },
      orderBy: { id: "asc" },
      select: { action: true, detail: true },
    });
    expect(rows).toMatchObject([
      { action: "waiver.ask", detail: { role: "editor" } },
      { action: "waiver.approve", detail: { role: "reviewer" } },
    ]);
  });

  it("the archiving of the project: before, nothing is asked for or said, until it is restored", async () => {
    const { slug, id: projectId, people, viewers } = gate.project;
    const { id: waiverId } = await ask(gate);
    const archive = () => archiveProject(viewers.admin, { project: slug });
    const approve = () => change(gate, { kind: "approve", waiverId });
    expect(await heldAtLock(projectId, [archive, approve])).toMatchObject([done, refused("conflict", /archived/u)]);
    await expect(getDb().$executeRaw`INSERT INTO waiver_events (project_id, waiver_id, kind, actor_id)
      VALUES (${projectId}::uuid, ${waiverId}::uuid, 'approve', ${people.reviewer.id}::uuid)`).rejects.toThrow(
      /archived/u,
    );
    await expect(getDb()
      .$executeRaw`INSERT INTO waivers (project_id, checklist_id, version, item_id, reason, ends_at, actor_id)
      VALUES (${projectId}::uuid, ${gate.checklist.id}::uuid, 1, 'looked', 'So.', now() + interval '1 day',
        ${people.editor.id}::uuid)`).rejects.toThrow(/archived/u);
    await restoreProject(viewers.admin, { project: slug });
    await approve();
    expect(await isBlocker()).toBe(false);
  });
});
