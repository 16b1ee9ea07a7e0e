import type { CatalogObject, CatalogObjectOf } from "../../../model/catalog-object";
import type { Ledger } from "../../../replay/ledger";
import type { Table } from "../catalog/find-relation";
import { defineConstraint, optionsOf } from "../definitions/constraint-definition";
import { defineIndex, indexOptionsOf } from "../definitions/index-definition";
import { rewritePartitionKey } from "../definitions/partition-key";
import { mentions } from "./mentions";
import { type Rewrite, rewriteExpression, rewriteQuery } from "./rewrite-expression";

const asConsequence = { consequence: true } as const;

/** How a name changes: what column names become, and what happens inside expressions that contain `word`. */
export type NameChange = {
  readonly word: string;
  readonly column: (name: string) => string;
  readonly rewrite: Rewrite;
};

/** Rewrites what belongs to the table whose own name or column changed. */
export function rewriteOwnObjects(ledger: Ledger, table: Table, change: NameChange): void {
  const text = textRewriter(change);
  rewriteParting(ledger, table, change);
  for (const column of ledger.children(table.id, "column")) {
    ledger.update(column, { generated: text(column.definition.generated) }, asConsequence);
  }
  for (const constraint of ledger.children(table.id, "constraint")) rewriteConstraint(ledger, constraint, change);
  for (const index of ledger.children(table.id, "index")) rewriteIndex(ledger, table, index, change);
  for (const policy of ledger.children(table.id, "policy")) rewritePolicy(ledger, policy, change);
}

/** Rewrites what queries a table by the name `queried`: policies, its own too, and views. */
export function rewriteQueries(ledger: Ledger, queried: string, change: NameChange): void {
  for (const policy of ledger.mentioning("policy", queried)) rewritePolicy(ledger, policy, change);
  for (const view of ledger.mentioning("table", queried)) {
    const { definition } = view.definition;
    if (!mentions(definition, change.word)) continue;
    ledger.update(view, { definition: rewriteQuery(definition, change.rewrite) }, asConsequence);
  }
}

/** Rewrites what a table is partitioned by. */
export function rewriteParting(ledger: Ledger, table: Table, { word, column, rewrite }: NameChange): void {
  const { partitionKey } = table.definition;
  if (partitionKey === undefined || !mentions(partitionKey, word)) return;
  const next = rewritePartitionKey(partitionKey, column, (each) => rewriteExpression(each, rewrite));
  ledger.update(table, { partitionKey: next }, asConsequence);
}

/** What a change makes of the texts that hold its word. */
export function textRewriter({ word, rewrite }: NameChange): (text: string | null) => string | null {
  return (text) => (mentions(text, word) ? rewriteExpression(text, rewrite) : text);
}

/** Rewrites a policy's expressions. */
export function rewritePolicy(ledger: Ledger, policy: CatalogObjectOf<"policy">, change: NameChange): void {
  const { using, check } = policy.definition;
  if (!mentions(using, change.word) && !mentions(check, change.word)) return;
  const text = textRewriter(change);
  ledger.update(policy, { using: text(using), check: text(check) }, asConsequence);
}

/** Rewrites the names and expressions of a constraint. */
export function rewriteConstraint(ledger: Ledger, constraint: CatalogObjectOf<"constraint">, change: NameChange): void {
  const { type, columns, references, definition } = constraint.definition;
  if (!mentions(definition, change.word)) return;
  const { expression, include, deleteColumns, elements, where, ...others } = optionsOf(constraint);
  const text = textRewriter(change);
  const options = {
    ...others,
    ...(expression === undefined ? {} : { expression: text(expression) ?? expression }),
    ...(where === undefined ? {} : { where: text(where) ?? where }),
    ...(include ? { include: include.map(change.column) } : {}),
    ...(deleteColumns ? { deleteColumns: deleteColumns.map(change.column) } : {}),
    ...(elements ? { elements: elements.map((each) => ({ ...each, key: text(each.key) ?? each.key })) } : {}),
  };
  ledger.update(
    constraint,
    defineConstraint({ type, columns: columns.map(change.column), references }, options),
    asConsequence,
  );
}

/** Rewrites the names and expressions of an index. */
export function rewriteIndex(ledger: Ledger, table: Table, index: CatalogObjectOf<"index">, change: NameChange): void {
  if (!mentions(index.definition.definition, change.word)) return;
  const text = textRewriter(change);
  const { keys, include, ...others } = indexOptionsOf(index);
  const options = {
    ...others,
    keys: keys.map(({ column, expression, ...end }) => ({
      ...(column === undefined ? {} : { column: change.column(column) }),
      ...(expression === undefined ? {} : { expression: text(expression) ?? expression }),
      ...end,
    })),
    ...(include ? { include: include.map(change.column) } : {}),
  };
  const facts = { ...index.definition, where: text(index.definition.where) };
  ledger.update(index, defineIndex(index.name, table, facts, options), asConsequence);
}

/** Points the foreign keys of all tables that refer to a table somewhere else. */
export function redirectForeignKeys(
  ledger: Ledger,
  from: Pick<CatalogObject, "schema" | "name">,
  to: { readonly schema: string; readonly name: string },
  column: (name: string) => string,
): void {
  for (const key of ledger.mentioning("constraint", from.name)) {
    const { type, columns, references } = key.definition;
    if (!references || references.table !== from.name || references.schema !== from.schema) continue;
    const target = { ...references, schema: to.schema, table: to.name, columns: references.columns.map(column) };
    ledger.update(key, defineConstraint({ type, columns, references: target }, optionsOf(key)), asConsequence);
  }
}
