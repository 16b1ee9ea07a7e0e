import type { CatalogObject, CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { indexOptionsOf } from "../definitions/index-definition";
import { columnNamesIn } from "../definitions/table-expression";
import { parseExpression } from "../grammar/parse-statements";
import { refuse } from "../refusal";
import { ownedSequences } from "../statements/add-column";
import { extraOf, heirsOf } from "../statements/inherit";
import { foreignKeysTo, policiesQuerying, viewsUsing } from "./find-dependents";
import { mentions } from "./mentions";

const asConsequence = { consequence: true } as const;

/** Removes relations with what belongs to them; with `cascade` also what depends on them, otherwise that is refused. */
export function dropRelations(session: Session, tables: readonly Table[], cascade: boolean): void {
  const all = [...new Set(tables.flatMap((table) => withPartitions(session, table)))];
  for (const table of all) dropDependents(session, table, all, cascade);
  for (const table of all) {
    if (session.ledger.get(table.id)) dropRelation(session, table, !tables.includes(table));
  }
}

function withPartitions(session: Session, table: Table): readonly Table[] {
  const partitions = heirsOf(session, table).filter((heir) => extraOf(heir).partition === true);
  return [table, ...partitions.flatMap((partition) => withPartitions(session, partition))];
}

function dropDependents(session: Session, table: Table, dropped: readonly Table[], cascade: boolean): void {
  const isStaying = (id: string | null) => !dropped.some((each) => each.id === id);
  const keys = foreignKeysTo(session, table).filter((key) => isStaying(key.parent));
  const views = viewsUsing(session, table).filter((view) => isStaying(view.id));
  const policies = policiesQuerying(session, table).filter((policy) => isStaying(policy.parent));
  if (!cascade) refuseDependents(table.name, [...keys, ...views, ...policies]);
  for (const each of [...keys, ...policies]) session.ledger.remove(each.id, asConsequence);
  for (const view of views) if (session.ledger.get(view.id)) dropView(session, view, dropped);
}

function dropView(session: Session, view: Table, dropped: readonly Table[]): void {
  dropDependents(session, view, [...dropped, view], true);
  dropRelation(session, view, true);
}

/** The database refuses to drop what something else needs, unless told to CASCADE. */
export function refuseDependents(name: string, dependents: readonly CatalogObject[]): void {
  const [first] = dependents;
  if (!first) return;
  const others = dependents.length > 1 ? ` and ${dependents.length - 1} more` : "";
  refuse(
    "INVALID_STATEMENT",
    `${name} cannot be dropped: ${first.kind} ${first.name}${others} depends on it`,
    "the database asks for CASCADE here",
  );
}

function dropRelation(session: Session, table: Table, consequence: boolean): void {
  for (const sequence of ownedSequences(session, table)) session.ledger.remove(sequence.id, asConsequence);
  session.ledger.remove(table.id, { consequence });
}

/** Removes a constraint with its index; foreign keys that rest on it go too, on CASCADE. */
export function dropConstraintObject(
  session: Session,
  table: Table,
  constraint: CatalogObjectOf<"constraint">,
  cascade: boolean,
  options: { readonly consequence?: boolean } = {},
): void {
  const { type, columns } = constraint.definition;
  if (type === "primary key" || type === "unique") {
    const resting = foreignKeysTo(session, table).filter(
      (key) => key.id !== constraint.id && sameSet(key.definition.references?.columns ?? [], columns),
    );
    if (resting.length > 0 && !hasOtherKey(session, table, constraint)) {
      if (!cascade) refuseDependents(constraint.name, resting);
      for (const key of resting) session.ledger.remove(key.id, asConsequence);
    }
  }
  const index = session.ledger
    .children(table.id, "index")
    .find((each) => each.definition.constraint === constraint.name);
  session.ledger.remove(constraint.id, options);
  if (index) session.ledger.remove(index.id, asConsequence);
}

function hasOtherKey(session: Session, table: Table, constraint: CatalogObjectOf<"constraint">): boolean {
  return session.ledger.children(table.id, "index").some((index) => {
    const { unique, where, constraint: behind, columns } = index.definition;
    return unique && where === null && behind !== constraint.name && sameSet(columns, constraint.definition.columns);
  });
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}

/** Removes a column with the constraints, indexes and sequences on it; on CASCADE also what depends on it elsewhere. */
export function dropColumnObject(
  session: Session,
  table: Table,
  column: CatalogObjectOf<"column">,
  cascade: boolean,
  options: { readonly consequence?: boolean } = {},
): void {
  const policies = session.ledger.children(table.id, "policy").filter((policy) => policyUses(policy, column.name));
  const views = viewsUsing(session, table, column.name);
  const generated = session.ledger
    .children(table.id, "column")
    .filter((each) => each.id !== column.id && usesColumn(each.definition.generated, column.name));
  if (!cascade) refuseDependents(column.name, [...views, ...policies, ...generated]);
  for (const view of views) if (session.ledger.get(view.id)) dropView(session, view, []);
  for (const each of [...policies, ...generated]) session.ledger.remove(each.id, asConsequence);
  dropOnColumn(session, table, column, cascade);
  for (const sequence of ownedSequences(session, table, column.name)) session.ledger.remove(sequence.id, asConsequence);
  session.ledger.remove(column.id, options);
}

function dropOnColumn(session: Session, table: Table, column: CatalogObjectOf<"column">, cascade: boolean): void {
  for (const constraint of session.ledger.children(table.id, "constraint")) {
    if (constraint.definition.columns.includes(column.name)) {
      dropConstraintObject(session, table, constraint, cascade, asConsequence);
    }
  }
  for (const key of foreignKeysTo(session, table, column.name)) {
    if (!cascade) refuseDependents(column.name, [key]);
    session.ledger.remove(key.id, asConsequence);
  }
  for (const index of session.ledger.children(table.id, "index")) {
    if (indexUses(index, column.name)) session.ledger.remove(index.id, asConsequence);
  }
}

function indexUses(index: CatalogObjectOf<"index">, column: string): boolean {
  const { keys, include = [] } = indexOptionsOf(index);
  const isKey = keys.some((key) => key.column === column || usesColumn(key.expression ?? null, column));
  return isKey || include.includes(column) || usesColumn(index.definition.where, column);
}

function policyUses({ definition }: CatalogObjectOf<"policy">, column: string): boolean {
  return usesAtTop(definition.using, column) || usesAtTop(definition.check, column);
}

/** Inside queries a bare name may be another table's column: only what stands outside of them is sure. */
function usesAtTop(text: string | null, column: string): boolean {
  if (!mentions(text, column)) return false;
  return /\bSELECT\b/.test(text) ? false : usesColumn(text, column);
}

function usesColumn(text: string | null, column: string): boolean {
  return mentions(text, column) ? columnNamesIn(parseExpression(text)).has(column) : false;
}
