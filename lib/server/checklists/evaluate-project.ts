import "server-only";
import { missingReasons } from "@/lib/domain/assumptions";
import type { ProjectCheck } from "@/lib/domain/checklist-template";
import { hrefOfObject } from "@/lib/domain/href-of-object";
import { belowFirstHeading, belowHeading, isWritten } from "@/lib/domain/is-written";
import { paths } from "@/lib/domain/paths";
import { evaluateDiagram } from "./evaluate-diagram";
import type { Facts } from "./facts/read-facts";
import { lacking, type Outcome } from "./outcome";

type Evaluated = Exclude<ProjectCheck, { readonly kind: "person" }>;
/** How each rule is evaluated for a project. */
type Rules = {
  readonly [Kind in Evaluated["kind"]]: (facts: Facts, check: Extract<Evaluated, { readonly kind: Kind }>) => Outcome;
};

const rules: Rules = {
  page: ({ slug, pages }, { page: wanted, heading }) => {
    const page = pages.find((each) => each.slug === wanted);
    if (!page) return lacking([{ words: `A page at ${wanted}`, href: paths.pages(slug) }]);
    const href = paths.page(slug, page.slug);
    const text = heading === undefined ? belowFirstHeading(page.text) : belowHeading(page.text, heading);
    if (text === null) return lacking([{ words: `${heading}, a section of ${page.title}`, href }]);
    return lacking(isWritten(text) ? [] : [{ words: `${heading ?? "The text"} of ${page.title}`, href }]);
  },

  diagram: evaluateDiagram,

  assumptions: ({ assumptions }) => lacking(assumptions.flatMap(missingReasons)),

  objects: ({ slug, unwrittenObjects }, { object, field }) => {
    const missing = unwrittenObjects.filter((each) => each.kind === object && each.field === field);
    return lacking(missing.map((each) => ({ words: each.name, href: hrefOfObject(slug, each) })));
  },
};

/** Evaluates a rule for a whole project. Throws for a rule that there is not, such as one of a newer Strata. */
export function evaluateProject(facts: Facts, check: Evaluated): Outcome {
  const rule = rules[check.kind] as ((facts: Facts, check: Evaluated) => Outcome) | undefined;
  if (rule === undefined) throw new Error(`There is no rule ${check.kind} for projects.`);
  return rule(facts, check);
}
