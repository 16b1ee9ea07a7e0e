import type { CatalogObject, CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { indexOptionsOf } from "../definitions/index-definition";
import { triggerOptionsOf } from "../definitions/trigger-definition";
import type { Dependent } from "./deletion";
import { isView } from "./find-dependents";

/** What an expression or query is asked: whether it uses the thing that is looked for. */
export type Uses = (text: string | null, kind: "expression" | "query") => boolean;

/**
 * Everything whose expressions use a thing that goes by a name: defaults as parts of their columns, the rest as a whole.
 * Only what mentions the name is looked at.
 */
export function expressionUsers(session: Session, name: string, isUsed: Uses): readonly Dependent[] {
  const { ledger } = session;
  const inExpression = (text: string | null) => isUsed(text, "expression");
  const whole: readonly CatalogObject[] = [
    ...ledger.mentioning("column", name).filter(({ definition }) => inExpression(definition.generated)),
    ...ledger
      .mentioning("constraint", name)
      .filter(({ definition }) => definition.type === "check" && inExpression(checked(definition.definition))),
    ...ledger
      .mentioning("index", name)
      .filter((index) =>
        [...indexOptionsOf(index).keys.map((key) => key.expression ?? null), index.definition.where].some(inExpression),
      ),
    ...ledger
      .mentioning("policy", name)
      .filter(({ definition }) => inExpression(definition.using) || inExpression(definition.check)),
    ...ledger.mentioning("trigger", name).filter((trigger) => inExpression(triggerOptionsOf(trigger).when ?? null)),
    ...ledger.mentioning("rule", name).filter(({ definition }) => isUsed(definition.definition, "query")),
    ...ledger.mentioning("table", name).filter((view) => isView(view) && isUsed(view.definition.definition, "query")),
  ];
  const defaults = ledger
    .mentioning("column", name)
    .filter(({ definition }) => definition.generated === null && inExpression(definition.default));
  return [
    ...whole.map((object) => ({ object, automatic: false })),
    ...defaults.map((object) => ({ object, part: "default" as const, automatic: false })),
    ...ledger.mentioning("domain", name).flatMap((domain) => partsOfDomain(domain, inExpression)),
  ];
}

/** A domain goes with what its default needs, and is left without a check. */
function partsOfDomain(
  object: CatalogObjectOf<"domain">,
  isUsed: (text: string | null) => boolean,
): readonly Dependent[] {
  const { default: value, constraints } = object.definition;
  const checks = constraints.filter(({ definition }) => isUsed(checked(definition)));
  return [
    ...(isUsed(value) ? [{ object, automatic: false }] : []),
    ...checks.map(({ name }) => ({ object, part: { check: name }, automatic: false })),
  ];
}

/** What stands between the parentheses of a CHECK. */
function checked(definition: string): string {
  return definition.replace(/^CHECK \(/, "(").replace(/\)[A-Z ]*$/, ")");
}
