import fc from "fast-check";
import { expect, it } from "vitest";
import { saveDoc } from "../docs/save-doc";
import { listStale } from "../stale/list-stale";
import { createProjectWith } from "../testing/create-project-with";
import { groundOf, type TestChange } from "../testing/lay-migrations";
import { withTestDatabase } from "../testing/with-test-database";

withTestDatabase();

const columns = ["a", "b", "c"] as const;
const fields = ["description", "rationale"] as const;

type Step =
  | { readonly kind: "write" | "confirm" | "empty"; readonly column: string; readonly field: string }
  | { readonly kind: "alter" | "follow" | "drop" | "add"; readonly column: string };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("write" as const, "confirm" as const, "empty" as const),
    column: fc.constantFrom(...columns),
    field: fc.constantFrom(...fields),
  }),
  fc.record({
    kind: fc.constantFrom("alter" as const, "follow" as const, "drop" as const, "add" as const),
    column: fc.constantFrom(...columns),
  }),
);

/** The rule in a few lines: a field with text is stale by a change of its column after its newest revision. */
type Model = {
  readonly standing: Set<string>;
  readonly docs: Map<string, { number: number; text: string; isStale: boolean }>;
};

it("whatever happens to columns and docs in whatever order, what is stale is what the rule says, then and later", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const project = await createProjectWith({ dialect: "postgres" });
      const { slug, viewers } = project;
      const ground = groundOf({ id: project.id, createdById: project.people.admin.id });
      const column = (key: string): TestChange => ({ key, kind: "added", objectKind: "column", table: "t" });
      await ground.lay({ version: "0", changes: [{ key: "t", kind: "added" }, ...columns.map(column)] });
      const model: Model = { standing: new Set(columns), docs: new Map() };
      const stale = () =>
        [...model.docs]
          .filter(([key, doc]) => doc.isStale && doc.text !== "" && model.standing.has(key.charAt(0)))
          .map(([key]) => key)
          .sort();
      const listed = async (asOf?: string) => {
        const { rows } = await listStale(viewers.viewer, { slug, ...(asOf ? { asOf } : {}) });
        return rows.map(({ object, field }) => `${object}.${field}`).sort();
      };
      let version = 0;
      const expected = new Map<string, readonly string[]>();
      for (const each of steps) {
        if ("field" in each) await write(each);
        else await lay(each);
        expected.set(String(version), stale());
        expect(await listed()).toEqual(stale());
      }
      for (const [asOf, then] of expected) expect(await listed(asOf)).toEqual(then);

      async function write({ kind, column: name, field }: Extract<Step, { field: string }>) {
        const key = `${name}.${field}`;
        const before = model.docs.get(key) ?? { number: 0, text: "", isStale: false };
        if (kind === "confirm" && before.text === "") return;
        const text = kind === "write" ? `Text ${before.number}.` : kind === "empty" ? "" : before.text;
        const input = { slug, objectId: ground.id(name), field, base: before.number, text };
        const saved = await saveDoc(viewers.editor, { ...input, kind: kind === "confirm" ? "confirm" : "edit" });
        if (saved.outcome === "saved") model.docs.set(key, { number: saved.number, text, isStale: false });
      }

      async function lay({ kind, column: name }: Extract<Step, { kind: "alter" | "follow" | "drop" | "add" }>) {
        const stands = model.standing.has(name);
        if (stands === (kind === "add")) return;
        version += 1;
        const kinds = { alter: "altered", follow: "altered", drop: "dropped", add: "added" } as const;
        const change = { ...column(name), kind: kinds[kind], consequence: kind === "follow" };
        await ground.lay({ version: String(version), changes: [change] });
        if (kind === "drop") model.standing.delete(name);
        if (kind === "add") model.standing.add(name);
        if (kind === "follow") return;
        for (const [key, doc] of model.docs) if (key.startsWith(`${name}.`)) doc.isStale = true;
      }
    }),
    { numRuns: 6 },
  );
}, 240_000);
