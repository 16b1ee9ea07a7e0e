import type { CatalogObject, CatalogObjectOf } from "../../../model/catalog-object";
import type { Ledger } from "../../../replay/ledger";
import { defineConstraint, optionsOf } from "../definitions/constraint-definition";
import { capitalizeDomainValue } from "../definitions/default-value";
import { defineIndex, indexOptionsOf } from "../definitions/index-definition";
import { rewritePartitionKey } from "../definitions/partition-key";
import { defineTrigger, functionCalledBy, triggerOptionsOf } from "../definitions/trigger-definition";
import { mentions } from "./mentions";

const asConsequence = { consequence: true } as const;

/** How the text of an expression and of a query changes. */
type Texts = { readonly expression: (text: string) => string; readonly query: (text: string) => string };

type Change = (text: string | null) => string | null;

/** Rewrites every expression and query of the catalog that holds a word: for what is not a column's or a table's name. */
export function rewriteEverywhere(ledger: Ledger, word: string, texts: Texts): void {
  const change: Change = (text) => (mentions(text, word) ? texts.expression(text) : text);
  for (const column of ledger.mentioning("column", word)) {
    const facts = { default: change(column.definition.default), generated: change(column.definition.generated) };
    ledger.update(column, facts, asConsequence);
  }
  for (const domain of ledger.mentioning("domain", word)) rewriteDomain(ledger, domain, change);
  for (const constraint of ledger.mentioning("constraint", word)) rewriteConstraint(ledger, constraint, change);
  for (const policy of ledger.mentioning("policy", word)) {
    const facts = { using: change(policy.definition.using), check: change(policy.definition.check) };
    ledger.update(policy, facts, asConsequence);
  }
  for (const index of ledger.mentioning("index", word)) rewriteKeys(ledger, index, change);
  for (const trigger of ledger.mentioning("trigger", word)) rewriteWhen(ledger, trigger, change);
  for (const table of ledger.mentioning("table", word)) {
    const { definition, partitionKey } = table.definition;
    if (mentions(definition, word)) ledger.update(table, { definition: texts.query(definition) }, asConsequence);
    if (partitionKey === undefined || !mentions(partitionKey, word)) continue;
    const next = rewritePartitionKey(partitionKey, (name) => name, texts.expression);
    ledger.update(table, { partitionKey: next }, asConsequence);
  }
}

function rewriteDomain(ledger: Ledger, domain: CatalogObjectOf<"domain">, change: Change): void {
  const constraints = domain.definition.constraints.map(({ name, definition }) => {
    const inside = /(?<=^CHECK \().*(?=\)(?: NOT VALID)?$)/s;
    return { name, definition: definition.replace(inside, (text) => capitalizeDomainValue(change(text) ?? text)) };
  });
  ledger.update(domain, { default: change(domain.definition.default), constraints }, asConsequence);
}

function rewriteConstraint(ledger: Ledger, constraint: CatalogObjectOf<"constraint">, change: Change): void {
  const { expression, elements, where, ...options } = optionsOf(constraint);
  if (expression === undefined && elements === undefined) return;
  const next = {
    ...options,
    ...(expression === undefined ? {} : { expression: change(expression) ?? expression }),
    ...(elements ? { elements: elements.map((each) => ({ ...each, key: change(each.key) ?? each.key })) } : {}),
    ...(where === undefined ? {} : { where: change(where) ?? where }),
  };
  ledger.update(constraint, defineConstraint(constraint.definition, next), asConsequence);
}

function rewriteKeys(ledger: Ledger, index: CatalogObjectOf<"index">, change: Change): void {
  const table = tableOf(ledger, index);
  if (!table) return;
  const { keys, ...options } = indexOptionsOf(index);
  const changed = keys.map((key) =>
    key.expression === undefined ? key : { ...key, expression: change(key.expression) ?? key.expression },
  );
  const facts = { ...index.definition, where: change(index.definition.where) };
  ledger.update(index, defineIndex(index.name, table, facts, { ...options, keys: changed }), asConsequence);
}

function rewriteWhen(ledger: Ledger, trigger: CatalogObjectOf<"trigger">, change: Change): void {
  const table = tableOf(ledger, trigger);
  const { when, ...options } = triggerOptionsOf(trigger);
  if (!table || when === undefined) return;
  const facts = { ...trigger.definition, calls: functionCalledBy(trigger) };
  const next = { ...options, when: change(when) ?? when };
  ledger.update(trigger, defineTrigger(trigger.name, table, facts, next), asConsequence);
}

function tableOf(ledger: Ledger, { parent }: CatalogObject): CatalogObjectOf<"table"> | null {
  const table = ledger.get(parent ?? "");
  return table?.kind === "table" ? table : null;
}
