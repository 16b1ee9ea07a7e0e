import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import type { UserType } from "../catalog/find-type";
import { defineIndex, indexOptionsOf } from "../definitions/index-definition";
import { qualifyName } from "../printing/quote";
import { ownedSequences } from "../statements/add-column";
import { extraOf, heirsOf, idName, parentsOf } from "../statements/inherit";
import { usesOf, type ViewUse } from "../statements/view-uses";
import { bareType } from "./find-dependents";
import { redefineTriggers } from "./rename-triggers";
import { renameColumnInQueries, renameColumnRefs, renameRelation } from "./rewrite-expression";
import { redirectForeignKeys, rewriteOwnObjects, rewriteQueries } from "./rewrite-objects";

const asConsequence = { consequence: true } as const;

/** Renames a column and everything that names it. */
export function renameColumn(session: Session, table: Table, column: CatalogObjectOf<"column">, to: string): void {
  const { ledger } = session;
  const from = column.name;
  const rename = (name: string) => (name === from ? to : name);
  const schema = table.schema ?? "public";
  for (const sequence of ownedSequences(session, table, from)) {
    ledger.update(sequence, { ownedBy: `${schema}.${table.name}.${to}` }, asConsequence);
  }
  ledger.rename(column.id, to);
  rewriteOwnObjects(ledger, table, { word: from, column: rename, rewrite: renameColumnRefs(table.name, from, to) });
  redefineTriggers(session, table, { from, to });
  redirectForeignKeys(ledger, table, { schema, name: table.name }, rename);
  rewriteQueries(ledger, table, table.name, {
    word: from,
    column: rename,
    rewrite: renameColumnInQueries(schema, table.name, from, to),
  });
  replaceUses(session, { schema, name: table.name }, (use) => ({ ...use, columns: use.columns.map(rename) }));
}

/** Changes what views remember of reading a relation. */
function replaceUses(session: Session, read: Place, replace: (use: ViewUse) => ViewUse): void {
  const isRead = (use: ViewUse) => use.schema === read.schema && use.name === read.name;
  for (const view of session.ledger.mentioning("table", read.name)) {
    const uses = usesOf(view);
    if (!uses.some(isRead)) continue;
    const replaced = uses.map((use) => (isRead(use) ? replace(use) : use));
    session.ledger.update(view, { extra: { ...extraOf(view), uses: replaced } }, asConsequence);
  }
}

/** Gives a relation another name or schema, and says so wherever it is named. */
export function relocateRelation(
  session: Session,
  table: Table,
  to: { readonly schema: string; readonly name: string },
): void {
  const { ledger } = session;
  const from = { schema: table.schema ?? "public", name: table.name };
  const heirs = heirsOf(session, table);
  const sequences = ownedSequences(session, table);
  ledger.move(ledger.rename(table.id, to.name), to.schema);
  const moved = ledger.find("table", { schema: to.schema }, to.name);
  if (!moved) throw new Error(`table ${to.name} was not renamed`);
  for (const sequence of sequences) moveOwned(session, sequence, from, to);
  redirectForeignKeys(ledger, from, to, (name) => name);
  const change = { word: from.name, column: (name: string) => name, rewrite: renameRelation(from, to) };
  rewriteOwnObjects(ledger, moved, change);
  rewriteQueries(ledger, moved, from.name, change);
  for (const heir of heirs) {
    const inherits = parentsOf(heir).map((each) => (each === idName(table) ? idName(moved) : each));
    ledger.update(heir, { extra: { ...extraOf(heir), inherits } }, asConsequence);
  }
  replaceUses(session, from, (use) => ({ ...use, ...to }));
  redefineTriggers(session, moved, null);
}

type Place = { readonly schema: string; readonly name: string };

function moveOwned(session: Session, sequence: CatalogObjectOf<"sequence">, from: Place, to: Place): void {
  const column = (sequence.definition.ownedBy ?? "").slice(`${from.schema}.${from.name}.`.length);
  session.ledger.update(sequence, { ownedBy: `${to.schema}.${to.name}.${column}` }, asConsequence);
  if (from.schema !== to.schema) relocateSequence(session, sequence, { schema: to.schema, name: sequence.name });
}

/** Renames or moves a sequence; defaults that draw from it follow. */
export function relocateSequence(session: Session, sequence: CatalogObjectOf<"sequence">, to: Place): void {
  const call = (schema: string | null, name: string) => `nextval('${qualifyName(schema, name)}'`;
  const before = call(sequence.schema, sequence.name);
  session.ledger.move(session.ledger.rename(sequence.id, to.name), to.schema);
  for (const column of session.ledger.mentioning("column", sequence.name)) {
    const value = column.definition.default;
    if (!value?.startsWith(before)) continue;
    const after = `${call(to.schema, to.name)}${value.slice(before.length)}`;
    session.ledger.update(column, { default: after }, asConsequence);
  }
}

/** Gives an index another name; a constraint it stands behind goes with it. */
export function renameIndex(session: Session, table: Table, index: CatalogObjectOf<"index">, to: string): void {
  const { ledger } = session;
  const behind = index.definition.constraint;
  const constraint = behind === null ? undefined : ledger.find("constraint", { parent: table.id }, behind);
  if (constraint) ledger.rename(constraint.id, to);
  const facts = { ...index.definition, constraint: constraint ? to : null };
  ledger.update(index, defineIndex(to, table, facts, indexOptionsOf(index)), asConsequence);
  ledger.rename(index.id, to, constraint ? asConsequence : {});
}

/** Gives a type another name or schema; columns, domains and functions made of it follow. */
export function relocateType(session: Session, type: UserType, to: Place): void {
  const { ledger } = session;
  const before = qualifyName(type.schema, type.name);
  const after = qualifyName(to.schema, to.name);
  ledger.move(ledger.rename(type.id, to.name), to.schema);
  const retype = (text: string) => (bareType(text) === before ? `${after}${text.slice(before.length)}` : text);
  const recast = (text: string | null) => (text === null ? null : text.replaceAll(`::${before}`, `::${after}`));
  for (const column of ledger.mentioning("column", before)) {
    const facts = { type: retype(column.definition.type), default: recast(column.definition.default) };
    ledger.update(column, facts, asConsequence);
  }
  for (const each of ledger.mentioning("domain", before))
    ledger.update(each, { type: retype(each.definition.type) }, asConsequence);
}
