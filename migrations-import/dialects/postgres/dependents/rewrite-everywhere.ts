import type { CatalogObject, CatalogObjectOf } from "../../../model/catalog-object";
import type { Ledger } from "../../../replay/ledger";
import { capitalizeDomainValue } from "../definitions/default-value";
import { type ArgumentDefaults, printArguments } from "../definitions/function-signature";
import { defineTrigger, functionCalledBy, triggerOptionsOf } from "../definitions/trigger-definition";
import { rewriteStatistics } from "../statements/create-statistics";
import { mentions } from "./mentions";
import { type Rewrite, rewriteQuery } from "./rewrite-expression";
import {
  type NameChange,
  rewriteConstraint,
  rewriteIndex,
  rewriteParting,
  rewritePolicy,
  textRewriter,
} from "./rewrite-objects";
import { rewriteRules } from "./rewrite-rules";

const asConsequence = { consequence: true } as const;

type Change = (text: string | null) => string | null;

/** Rewrites every expression and query of the catalog that holds a word: for what is not a column's or a table's name. */
export function rewriteEverywhere(ledger: Ledger, word: string, rewrite: Rewrite): void {
  const change: NameChange = { word, column: (name) => name, rewrite };
  const text = textRewriter(change);
  for (const column of ledger.mentioning("column", word)) {
    const facts = { default: text(column.definition.default), generated: text(column.definition.generated) };
    ledger.update(column, facts, asConsequence);
  }
  for (const domain of ledger.mentioning("domain", word)) rewriteDomain(ledger, domain, text);
  for (const constraint of ledger.mentioning("constraint", word)) rewriteConstraint(ledger, constraint, change);
  for (const policy of ledger.mentioning("policy", word)) rewritePolicy(ledger, policy, change);
  for (const index of ledger.mentioning("index", word)) {
    const table = tableOf(ledger, index);
    if (table) rewriteIndex(ledger, table, index, change);
  }
  for (const trigger of ledger.mentioning("trigger", word)) rewriteWhen(ledger, trigger, text);
  rewriteRules(ledger, word, () => rewrite);
  for (const each of ledger.mentioning("function", word)) rewriteDefaults(ledger, each, text);
  for (const statistics of ledger.mentioning("statistics", word)) {
    const table = tableOf(ledger, statistics);
    if (table) rewriteStatistics(ledger, table, statistics, text);
  }
  for (const table of ledger.mentioning("table", word)) {
    const { definition } = table.definition;
    if (mentions(definition, word))
      ledger.update(table, { definition: rewriteQuery(definition, rewrite) }, asConsequence);
    rewriteParting(ledger, table, change);
  }
}

function rewriteDomain(ledger: Ledger, domain: CatalogObjectOf<"domain">, change: Change): void {
  const constraints = domain.definition.constraints.map(({ name, definition }) => {
    const inside = /(?<=^CHECK \().*(?=\)(?: NOT VALID)?$)/s;
    return { name, definition: definition.replace(inside, (text) => capitalizeDomainValue(change(text) ?? text)) };
  });
  ledger.update(domain, { default: change(domain.definition.default), constraints }, asConsequence);
}

function rewriteWhen(ledger: Ledger, trigger: CatalogObjectOf<"trigger">, change: Change): void {
  const table = tableOf(ledger, trigger);
  const { when, ...options } = triggerOptionsOf(trigger);
  if (!table || when === undefined) return;
  const facts = { ...trigger.definition, calls: functionCalledBy(trigger) };
  const next = { ...options, when: change(when) ?? when };
  ledger.update(trigger, defineTrigger(trigger.name, table, facts, next), asConsequence);
}

/** Of the arguments of a function. */
function rewriteDefaults(ledger: Ledger, object: CatalogObjectOf<"function">, change: Change): void {
  const { values, ...extra } = (object.definition.extra ?? {}) as ArgumentDefaults;
  if (!values) return;
  const next = values.map(change);
  const written = printArguments(object.definition.args, next);
  ledger.update(object, { extra: { ...extra, values: next, arguments: written } }, asConsequence);
}

function tableOf(ledger: Ledger, { parent }: CatalogObject): CatalogObjectOf<"table"> | null {
  const table = ledger.get(parent ?? "");
  return table?.kind === "table" ? table : null;
}
