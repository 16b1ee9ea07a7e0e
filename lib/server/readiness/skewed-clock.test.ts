import { afterEach, expect, test, vi } from "vitest";
import { checklistInput } from "@/lib/domain/checklist-inputs";
import { changeChecklists } from "../checklists/change-checklists";
import { getChecklist } from "../checklists/get-checklist";
import { createProjectWith } from "../testing/create-project-with";
import { withTestDatabase } from "../testing/with-test-database";
import { changeWaivers } from "../waivers/change-waivers";
import { setGatePolicy } from "./set-gate-policy";

withTestDatabase();
afterEach(() => {
  vi.useRealTimers();
});

const items = [
  { id: "looked", text: "Somebody looked.", priority: "P0", owner: null, check: { kind: "person", lapses: false } },
];
const template = { title: "Opening day", sections: [{ id: "all", title: "All", each: "project", items }] };

test.each([-60, 60])(
  "what the database dates is taken from a process whose clock is %d seconds off",
  async (seconds) => {
    const { slug, viewers } = await createProjectWith({ dialect: "postgres" });
    const { id } = await changeChecklists(viewers.admin, {
      slug,
      ...checklistInput.parse({ kind: "attach", template }),
    });
    const { sections } = await getChecklist(viewers.viewer, { slug, checklist: "opening-day" });
    const shown = sections.flatMap((section) => (section.each === "project" ? section.items : []))[0]?.shown ?? "";
    const until = new Date(Date.now() + 86_400_000).toISOString();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + seconds * 1000 });
    const policy = { staleDocsBlock: true, assumptionsBlock: false, waiversCount: true };
    await setGatePolicy(viewers.admin, { project: slug, base: 0, ...policy });
    const what = { checklistId: id, itemId: "looked", objectId: null, shown, reason: "The office is closed." };
    const waiver = await changeWaivers(viewers.editor, { slug, kind: "ask", ...what, until });
    const approved = changeWaivers(viewers.reviewer, { slug, kind: "approve", waiverId: waiver.id });
    await expect(approved).resolves.toMatchObject({ id: waiver.id });
  },
);
