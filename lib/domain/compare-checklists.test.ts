import { expect, test } from "vitest";
import type { TemplateItem } from "./checklist-template";
import { compareChecklists } from "./compare-checklists";

const item = (id: string, text: string, facts: Partial<Pick<TemplateItem, "priority" | "check">> = {}) =>
  ({ id, text, priority: "P0", owner: null, check: { kind: "person", lapses: false }, ...facts }) as TemplateItem & {
    check: { kind: "person"; lapses: boolean };
  };
const text = (...sections: readonly { id: string; title: string; items: ReturnType<typeof item>[] }[]) => ({
  title: "Opening day",
  sections: sections.map((section) => ({ ...section, each: "project" as const })),
});

test("two texts of a checklist tell what was added, changed and removed, and what moved is the same", () => {
  const before = text(
    { id: "a", title: "A", items: [item("1", "One."), item("2", "Two."), item("3", "Three.")] },
    { id: "b", title: "B", items: [item("4", "Four."), item("5", "Five.")] },
  );
  const now = text(
    { id: "a", title: "First", items: [item("2", "Two people."), item("3", "Three.", { priority: "P1" })] },
    { id: "c", title: "C", items: [item("4", "Four."), item("6", "Six.")] },
  );
  const told = compareChecklists(before, now).map(({ title, kind, items }) => [
    title,
    kind,
    items.map((each) => `${each.id} ${each.kind}`),
  ]);
  expect(told).toEqual([
    ["First", "changed", ["2 changed", "3 changed", "1 removed"]],
    ["C", "added", ["4 same", "6 added"]],
    ["B", "removed", ["5 removed"]],
  ]);
  const check = "A person says so";
  expect(compareChecklists(before, now)[0]?.items[1]).toEqual({
    id: "3",
    kind: "changed",
    now: { text: "Three.", priority: "P1", check },
    before: { text: "Three.", priority: "P0", check },
  });
});

test("an item that asks for something else is changed, and the first text has nothing before it", () => {
  const [before, now] = [{ kind: "person", lapses: false } as const, { kind: "person", lapses: true } as const].map(
    (check) => text({ id: "a", title: "A", items: [item("1", "One.", { check })] }),
  );
  if (!before || !now) throw new Error("two texts");
  expect(compareChecklists(before, now)[0]?.items[0]).toMatchObject({
    kind: "changed",
    now: { check: "A person, until the schema changes" },
  });
  expect(compareChecklists(null, now)[0]?.items[0]?.kind).toBe("same");
});
