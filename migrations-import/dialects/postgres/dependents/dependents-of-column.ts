import type { CatalogObject, CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { Column } from "../catalog/column-facts";
import type { Table } from "../catalog/find-relation";
import { optionsOf } from "../definitions/constraint-definition";
import { indexOptionsOf } from "../definitions/index-definition";
import { columnNamesIn } from "../definitions/table-expression";
import { triggerOptionsOf } from "../definitions/trigger-definition";
import { itemsOf, unwrap, walk } from "../grammar/node";
import { parseExpression, parseStatement } from "../grammar/parse-statements";
import { ownedSequences } from "../statements/add-column";
import { columnsInOrder } from "../statements/inherit";
import { expressionUses, statementUses } from "./column-uses";
import type { Dependent } from "./deletion";
import { foreignKeysTo, functionsReading, isNamed, rulesReading, viewsUsing } from "./find-dependents";
import { mentions } from "./mentions";

/** What is made of a column goes with it; what reads it from elsewhere stands in the way. */
export function dependentsOfColumn(session: Session, column: Column): readonly Dependent[] {
  const table = session.ledger.get(column.parent ?? "");
  if (table?.kind !== "table") return [];
  return [
    ...goingWith(session, table, column).map((object) => ({ object, automatic: true })),
    ...blocking(session, table, column).map((object) => ({ object, automatic: false })),
  ];
}

function goingWith(session: Session, table: Table, { name }: Column): readonly CatalogObject[] {
  const { ledger } = session;
  return [
    ...ledger.children(table.id, "constraint").filter((each) => constraintUses(each, name)),
    ...ledger
      .children(table.id, "index")
      .filter((each) => each.definition.constraint === null && indexUses(each, name)),
    ...ledger
      .children(table.id, "statistics")
      .filter((each) => each.definition.columns.some((text) => uses(text, name))),
    ...ownedSequences(session, table, name),
  ];
}

function blocking(session: Session, table: Table, column: Column): readonly CatalogObject[] {
  const { ledger } = session;
  const { name } = column;
  return [
    ...viewsUsing(session, table, name),
    ...ledger
      .children(table.id, "constraint")
      .filter((each) => !constraintUses(each, name) && exclusionUses(each, name)),
    ...foreignKeysTo(session, table, name).filter((key) => key.parent !== table.id),
    ...ledger.mentioning("policy", name).filter((policy) => policyUses(session, policy, table, name)),
    ...ledger
      .children(table.id, "column")
      .filter((each) => each.id !== column.id && uses(each.definition.generated, name)),
    ...ledger.children(table.id, "trigger").filter((each) => triggerUses(each, name)),
    ...ledger.mentioning("rule", name).filter((rule) => ruleUses(session, rule, table, name)),
    ...rulesReading(session, table).filter((rule) => fillsColumn(session, rule, table, name)),
    ...functionsReading(session, table).filter(({ definition }) =>
      statementUses(session, definition.definition, table, name),
    ),
  ];
}

function constraintUses({ definition, ...constraint }: CatalogObjectOf<"constraint">, column: string): boolean {
  if (definition.columns.includes(column)) return true;
  return optionsOf({ definition, ...constraint }).include?.includes(column) ?? false;
}

/** The index behind an exclusion constraint needs a column only inside of an expression: the database asks for CASCADE. */
function exclusionUses(constraint: CatalogObjectOf<"constraint">, column: string): boolean {
  const { elements = [], where = null } = optionsOf(constraint);
  return uses(where, column) || elements.some(({ key }) => uses(key, column));
}

/** Whether an index has a column as a key, in an expression or beside its keys. */
export function indexUses(index: CatalogObjectOf<"index">, column: string): boolean {
  const { keys, include = [] } = indexOptionsOf(index);
  const isKey = keys.some((key) => key.column === column || uses(key.expression ?? null, column));
  return isKey || include.includes(column) || uses(index.definition.where, column);
}

function triggerUses(trigger: CatalogObjectOf<"trigger">, column: string): boolean {
  const { columns = [], when = null } = triggerOptionsOf(trigger);
  return columns.includes(column) || uses(when, column);
}

function policyUses(session: Session, policy: CatalogObjectOf<"policy">, table: Table, column: string): boolean {
  const own = session.ledger.get(policy.parent ?? "");
  if (own?.kind !== "table") return false;
  const { using, check } = policy.definition;
  return [using, check].some((text) => expressionUses(session, text, table, column, own));
}

function ruleUses(session: Session, rule: CatalogObjectOf<"rule">, table: Table, column: string): boolean {
  if (rule.parent === table.id) return mentions(rule.definition.definition, column);
  return statementUses(session, rule.definition.definition, table, column);
}

/** An INSERT that names no columns fills the first ones. */
function fillsColumn(session: Session, rule: CatalogObjectOf<"rule">, table: Table, column: string): boolean {
  const at = columnsInOrder(session, table).findIndex((each) => each.name === column);
  let isFound = false;
  walk(parseStatement(rule.definition.definition), (inner) => {
    const { relation, cols, selectStmt } = unwrap(inner, "InsertStmt") ?? {};
    if (!relation || !isNamed(relation, table)) return;
    const select = unwrap(selectStmt, "SelectStmt");
    const values = itemsOf(select?.valuesLists?.[0]).length || (select?.targetList ?? []).length;
    const names = (cols ?? []).map((each) => unwrap(each, "ResTarget")?.name);
    isFound ||= cols ? names.includes(column) : at < values;
  });
  return isFound;
}

function uses(text: string | null, column: string): boolean {
  return mentions(text, column) && columnNamesIn(parseExpression(text)).has(column);
}
