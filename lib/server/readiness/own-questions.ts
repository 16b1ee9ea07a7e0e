import "server-only";
import { type AssumptionView, missingReasons } from "@/lib/domain/assumptions";
import { paths } from "@/lib/domain/paths";
import type { ReadChecklist } from "../checklists/facts/read-facts";
import { lacking } from "../checklists/outcome";
import type { OpenBlocker, Source } from "./read-blockers";

/** That no docs of tables are stale, as a checklist that nobody attached: nothing of it is ticked or waived, so it has no identity. */
export const staleDocs: ReadChecklist = {
  id: "00000000-0000-0000-0000-000000000000",
  template: {
    title: "Stale docs",
    sections: [
      {
        id: "stale",
        title: "Stale docs",
        each: "table",
        items: [
          {
            id: "not-stale",
            text: "Neither its docs nor its verification are stale.",
            priority: "P0",
            owner: null,
            check: { kind: "not stale" },
          },
        ],
      },
    ],
  },
};

/** The assumptions of a project with exceptions that have no reason: those are what is missing. */
export function openAssumptions(slug: string, assumptions: readonly AssumptionView[]): readonly OpenBlocker[] {
  const from: Source = { slug: null, title: "Assumptions", hrefOf: () => paths.assumptions(slug) };
  return assumptions.filter(({ holds }) => !holds).map((assumption) => toBlocker(from, assumption));
}

function toBlocker(from: Source, assumption: AssumptionView): OpenBlocker {
  const { id, text } = assumption;
  const outcome = lacking(missingReasons(assumption));
  const item = { id, text, priority: "P0" } as const;
  return { from, item, section: null, table: null, outcome, owner: null, waivable: null };
}
