import { beforeEach, describe, expect, it } from "vitest";
import { listActivity } from "../activity/list-activity";
import { withTestDatabase } from "../testing/with-test-database";
import { approved, change, makeGate, read, type TestGate, write } from "./testing/make-gate";

withTestDatabase();

let gate: TestGate;
beforeEach(async () => {
  gate = await makeGate();
});

describe("the activity", () => {
  it("tells what was asked for, said and ticked, each with its reason and where it is, a page at a time", async () => {
    const { slug } = gate.project;
    const id = await approved(gate, "users");
    await change(gate, { kind: "revoke", waiverId: id, reason: "It is open again." });
    const { shown } = (await read(gate)).of("looked");
    const evidence = { kind: "note" as const, text: "Seen." };
    await write(gate, { kind: "tick", checklistId: gate.checklist.id, itemId: "looked", shown, evidence });
    const { entries } = await listActivity(gate.project.viewers.viewer, { slug });
    const href = `/p/${slug}/waivers#${id}`;
    const subject = "users: Its purpose is written.";
    expect(entries.slice(0, 4).map(({ id: _, at: __, version: ___, ...told }) => told)).toEqual([
      {
        kind: "tick",
        by: gate.project.people.admin.name,
        summary: "ticked",
        subject: "Somebody looked.",
        note: "Seen.",
        href: `/p/${slug}/checklists/${gate.checklist.slug}`,
      },
      {
        kind: "waiver",
        by: gate.project.people.reviewer.name,
        summary: "revoked the waiver of",
        subject,
        note: "It is open again.",
        href,
      },
      {
        kind: "waiver",
        by: gate.project.people.reviewer.name,
        summary: "approved the waiver of",
        subject,
        note: null,
        href,
      },
      {
        kind: "waiver",
        by: gate.project.people.editor.name,
        summary: "asked for a waiver of",
        subject,
        note: "The office is closed.",
        href,
      },
    ]);
    const [tick] = entries;
    const rest = await listActivity(gate.project.viewers.viewer, { slug, before: `${tick?.at}_${tick?.id}` });
    expect(rest.entries).toEqual(entries.slice(1));
  });
});
