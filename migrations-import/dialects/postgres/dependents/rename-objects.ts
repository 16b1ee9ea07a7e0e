import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import type { UserType } from "../catalog/find-type";
import { extraOf, heirsOf, idName, parentsOf } from "../catalog/heirs";
import { optionsOf } from "../definitions/constraint-definition";
import { defineIndex, indexOptionsOf } from "../definitions/index-definition";
import { type NodeOf, stringOf, unwrap } from "../grammar/node";
import { qualifyName } from "../printing/quote";
import { ownedSequences } from "../statements/add-column";
import { redefineStatistics } from "../statements/create-statistics";
import { columnsInOrder } from "../statements/inherit";
import { indexPath, partsOf } from "../statements/partition-indexes";
import { keyPartsOf } from "../statements/partition-keys";
import { sortTables } from "../statements/publications";
import { usesOf, type ViewUse } from "../statements/view-uses";
import { isView } from "./find-dependents";
import { renameRelation } from "./rename-relation";
import { redefineTriggers } from "./rename-triggers";
import { retypeUses } from "./retype-uses";
import { rewriteEverywhere } from "./rewrite-everywhere";
import {
  renameColumnInQueries,
  renameColumnRefs,
  renameConstant,
  rewriteExpression,
  rewriteQuery,
} from "./rewrite-expression";
import { redirectForeignKeys, rewriteOwnObjects, rewriteQueries } from "./rewrite-objects";
import { renameColumnInRules, renameRelationInRules } from "./rewrite-rules";

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
  if (isView(table)) renameResult(session, table, column, to);
  ledger.rename(column.id, to);
  rewriteOwnObjects(ledger, table, { word: from, column: rename, rewrite: renameColumnRefs(table.name, from, to) });
  redefineTriggers(session, table, { from, to });
  renameColumnInRules(ledger, table, from, to);
  redefineStatistics(session, table, rename);
  redirectForeignKeys(ledger, table, { schema, name: table.name }, rename);
  rewriteQueries(ledger, table.name, {
    word: from,
    column: rename,
    rewrite: renameColumnInQueries(schema, table.name, from, to, namesOf(session, table)),
  });
  replaceUses(session, { schema, name: table.name }, (use) => ({ ...use, columns: use.columns.map(rename) }));
  republishColumn(session, { schema, name: table.name }, from, to);
}

function namesOf(session: Session, table: Table): readonly string[] {
  return columnsInOrder(session, table).map(({ name }) => name);
}

/** A view's query names its columns. */
function renameResult(session: Session, view: Table, column: CatalogObjectOf<"column">, to: string): void {
  const { definition } = view.definition;
  const at = columnsInOrder(session, view).findIndex((each) => each.id === column.id);
  if (definition === null || at === -1) return;
  const renamed = rewriteQuery(definition, (node) => nameTarget(unwrap(node, "SelectStmt"), at, to));
  session.ledger.update(view, { definition: renamed }, asConsequence);
}

/** The first of united queries names the columns of all. */
function nameTarget(select: NodeOf<"SelectStmt"> | undefined, at: number, name: string): boolean {
  if (select?.larg) return nameTarget(select.larg, at, name);
  const target = unwrap(select?.targetList?.[at], "ResTarget");
  if (!target) return false;
  const last = unwrap(target.val, "ColumnRef")?.fields?.at(-1);
  if (stringOf(last) === name) delete target.name;
  else target.name = name;
  return true;
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
  const parts = ledger.children(table.id, "index").map((index) => [index.id, partsOf(session, index)] as const);
  const statistics = ledger.children(table.id, "statistics").filter((each) => each.schema !== null);
  ledger.move(ledger.rename(table.id, to.name), to.schema);
  for (const { id, schema } of statistics) ledger.move(id, schema ?? "public", asConsequence);
  const moved = ledger.find("table", { schema: to.schema }, to.name);
  if (!moved) throw new Error(`table ${to.name} was not renamed`);
  for (const sequence of sequences) moveOwned(session, sequence, from, to);
  redirectForeignKeys(ledger, from, to, (name) => name);
  const change = { word: from.name, column: (name: string) => name, rewrite: renameRelation(from, to) };
  rewriteOwnObjects(ledger, moved, change);
  rewriteQueries(ledger, from.name, change);
  for (const [id, partIndexes] of parts) redirectParts(session, id, partIndexes);
  for (const heir of heirs) {
    const inherits = parentsOf(heir).map((each) => (each === idName(table) ? idName(moved) : each));
    ledger.update(heir, { inherits }, asConsequence);
  }
  replaceUses(session, from, (use) => ({ ...use, ...to }));
  redefineTriggers(session, moved, null);
  renameRelationInRules(ledger, from, to);
  redefineStatistics(session, moved, (name) => name);
  republish(session, from, to);
  retypeUses(session, from, to);
}

/** The indexes of partitions know the one they are part of by its name. */
function redirectParts(session: Session, id: string, parts: readonly CatalogObjectOf<"index">[]): void {
  const index = session.ledger.get(id);
  if (index?.kind !== "index") return;
  for (const part of parts) {
    const extra = { ...indexOptionsOf(part), parent: indexPath(index) };
    session.ledger.update(part, { extra }, asConsequence);
  }
}

/** Publications go on with a table under its new name. */
function republish(session: Session, from: Place, to: Place): void {
  for (const publication of session.ledger.mentioning("publication", from.name)) {
    const tables = publication.definition.tables.map((each) =>
      each.schema === from.schema && each.table === from.name ? { ...each, schema: to.schema, table: to.name } : each,
    );
    session.ledger.update(publication, { tables: sortTables(tables) }, asConsequence);
  }
}

/** Likewise with the columns and conditions they are told of. */
function republishColumn(session: Session, { schema, name }: Place, from: string, to: string): void {
  const rewrite = renameColumnRefs(name, from, to);
  for (const publication of session.ledger.mentioning("publication", name)) {
    const tables = publication.definition.tables.map((each) =>
      each.schema === schema && each.table === name
        ? {
            ...each,
            columns: each.columns?.map((column) => (column === from ? to : column)) ?? null,
            where: each.where && rewriteExpression(each.where, rewrite),
          }
        : each,
    );
    session.ledger.update(publication, { tables }, asConsequence);
  }
}

type Place = { readonly schema: string; readonly name: string };

function moveOwned(session: Session, sequence: CatalogObjectOf<"sequence">, from: Place, to: Place): void {
  const column = (sequence.definition.ownedBy ?? "").slice(`${from.schema}.${from.name}.`.length);
  session.ledger.update(sequence, { ownedBy: `${to.schema}.${to.name}.${column}` }, asConsequence);
  if (from.schema !== to.schema) relocateSequence(session, sequence, { schema: to.schema, name: sequence.name });
}

/** Renames or moves a sequence; whatever draws from it follows. */
export function relocateSequence(session: Session, sequence: CatalogObjectOf<"sequence">, to: Place): void {
  const before = qualifyName(sequence.schema, sequence.name);
  const after = qualifyName(to.schema, to.name);
  const { name } = sequence;
  session.ledger.move(session.ledger.rename(sequence.id, to.name), to.schema);
  rewriteEverywhere(session.ledger, name, renameConstant("regclass", before, after));
}

/** Gives an index another name; a constraint it stands behind goes with it. */
export function renameIndex(session: Session, table: Table, index: CatalogObjectOf<"index">, to: string): void {
  const { ledger } = session;
  const behind = index.definition.constraint;
  const constraint = behind === null ? undefined : ledger.find("constraint", { parent: table.id }, behind);
  const facts = { ...index.definition, constraint: constraint ? to : null };
  const parts = partsOf(session, index);
  const keyParts = constraint ? keyPartsOf(session, table, constraint) : [];
  if (constraint) ledger.rename(constraint.id, to);
  ledger.update(index, defineIndex(to, table, facts, indexOptionsOf(index)), asConsequence);
  redirectParts(session, ledger.rename(index.id, to, constraint ? asConsequence : {}), parts);
  for (const part of keyParts) ledger.update(part, { extra: { ...optionsOf(part), parent: to } }, asConsequence);
}

/** Gives a type another name or schema; columns, domains and functions made of it follow. */
export function relocateType(session: Session, type: UserType, to: Place): void {
  const { ledger } = session;
  const from = { schema: type.schema ?? "public", name: type.name };
  ledger.move(ledger.rename(type.id, to.name), to.schema);
  retypeUses(session, from, to);
  if (type.kind === "rangeType" && from.schema !== to.schema) {
    const { multirange } = type.definition;
    retypeUses(session, { schema: from.schema, name: multirange }, { schema: to.schema, name: multirange });
  }
}
