import type { AlterTableStmt, RenameColumnAlterTableBody } from "sqlite3-parser";
import type { Json } from "../../model/json";
import type { StatementEnd } from "../dialect";
import { analyseOwnExpression, analyseStoredIndex, analyseStoredQuery, analyseStoredTrigger } from "./analyses";
import type { Findings } from "./analysis/scope";
import { refuseBroken, refuseBrokenBy } from "./broken";
import { changeCondition } from "./check-condition";
import { renameUnnamed } from "./constraint-names";
import { type Constraint, type Context, columnsOf, constraintsOf, refuse, refuseUnknown, type Table } from "./context";
import { indexDefinition } from "./create-index";
import { storedTriggerDefinition } from "./create-trigger";
import { refreshViews } from "./create-view";
import { requoteStrings } from "./double-quoted-strings";
import { applyEdits, columnReplacement } from "./edits";
import { foreignKeysTo, pointForeignKey } from "./foreign-keys";
import { keyDetailsOf, keyText } from "./key-text";
import { foldName, isSameName } from "./names";
import { stringMarkOf } from "./string-marks";
import { ownerOf } from "./table-constraints";
import { updateColumns } from "./trigger-columns";
import { unresolvedOf } from "./unresolved";

/** A column of a table that gets another name. */
type Rename = {
  readonly table: Table;
  readonly column: string;
  readonly to: string;
  readonly isQuoted: boolean;
};

/**
 * `ALTER TABLE … RENAME COLUMN` (https://sqlite.org/lang_altertable.html#alter_table_rename_column): constraints, indexes,
 * triggers, views and the foreign keys of other tables that speak of the column are rewritten with it.
 */
export function renameColumn(
  context: Context<AlterTableStmt>,
  table: Table,
  body: RenameColumnAlterTableBody,
): StatementEnd {
  const { ledger } = context.session;
  const column = ledger.find("column", { parent: table.id }, body.old.text);
  if (!column) return refuseUnknown(context, "column", `${table.name}.${body.old.text}`);
  const other = ledger.find("column", { parent: table.id }, body.new.text);
  if (other && other.id !== column.id) {
    const message = `The table ${table.name} already has a column ${body.new.text}.`;
    return refuse(context, "INVALID_STATEMENT", message, "Choose another name for the column.");
  }
  const change = `rename ${table.name}.${column.name}`;
  const refused = refuseBroken(context, change) ?? requoteStrings(context, change);
  if (refused) return refused;
  const rename = renameOf(context, table, body, column.name);
  const changes = rewritesOf(context, table, rename);
  ledger.rename(column.id, body.new.text);
  for (const rewrite of changes) rewrite();
  refreshViews(context, table.name);
  return refuseBrokenBy(context, change) ?? "applied";
}

function renameOf(context: Context, table: Table, body: RenameColumnAlterTableBody, from: string): Rename {
  const token = context.text.charAt(body.new.span.offset);
  return { table, column: from, to: body.new.text, isQuoted: !/[\w$\u0080-\uffff]/.test(token) };
}

/** What has to be rewritten, found before the column has its new name and done after. */
function rewritesOf(context: Context, table: Table, rename: Rename): (() => void)[] {
  return [
    ...ownConstraints(context, table, rename),
    ...otherForeignKeys(context, table, rename),
    ...generatedColumns(context, table, rename),
    ...indexes(context, table, rename),
    ...triggers(context, rename),
    ...views(context, rename),
  ];
}

function ownConstraints(context: Context, table: Table, rename: Rename): (() => void)[] {
  return constraintsOf(context, table)
    .filter(
      ({ definition }) =>
        definition.type === "check" ||
        [...definition.columns, ownerOf(definition) ?? ""].some((column) => isSameName(column, rename.column)),
    )
    .map((constraint) => {
      const rewrite = rewriteConstraint(context, constraint, rename);
      return () => {
        rewrite();
        const renamed = context.session.ledger.get(constraint.id);
        if (renamed?.kind === "constraint") renameUnnamed(context, table, renamed);
      };
    });
}

function rewriteConstraint(context: Context, constraint: Constraint, rename: Rename): () => void {
  const { type, definition: text, references } = constraint.definition;
  const columns = renamedIn(constraint.definition.columns, rename);
  const extra = ownerRenamed(constraint, rename);
  if (references)
    return () => {
      context.session.ledger.update(constraint, extra, { consequence: true });
      pointForeignKey(context, constraint, references, columns);
    };
  if (type === "check") return rewriteCheck(context, constraint, rename, extra);
  const isKey = type === "primary key" || type === "unique";
  const definition = isKey ? keyText(type, columns, keyDetailsOf(constraint.definition)) : text;
  return () => context.session.ledger.update(constraint, { ...extra, columns, definition }, { consequence: true });
}

/** A check that says the rowid's name says the column's then. */
function rewriteCheck(
  context: Context,
  check: Constraint,
  rename: Rename,
  extra: { readonly extra?: Json },
): () => void {
  const { definition: text, columns: before } = check.definition;
  const definition = changeCondition(text, (each) => inExpression(context, each, rename));
  const columns = renamedIn(before, rename);
  const isNew = definition !== text && !columns.some((column) => isSameName(column, rename.to));
  const facts = { ...extra, columns: isNew ? [...columns, rename.to] : columns, definition };
  return () => context.session.ledger.update(check, facts, { consequence: true });
}

function ownerRenamed({ definition }: Constraint, { column, to }: Rename): { readonly extra?: Json } {
  const { extra } = definition;
  const isOwner = isSameName(ownerOf(definition) ?? "", column);
  return isOwner && typeof extra === "object" && extra !== null ? { extra: { ...extra, ofColumn: to } } : {};
}

function otherForeignKeys(context: Context, table: Table, rename: Rename): (() => void)[] {
  return foreignKeysTo(context, table.name).map((key) => () => {
    const current = context.session.ledger.get(key.id);
    if (current?.kind !== "constraint" || !current.definition.references) return;
    const { references } = current.definition;
    const target = { ...references, columns: renamedIn(references.columns, rename) };
    pointForeignKey(context, current, target, current.definition.columns);
  });
}

function generatedColumns(context: Context, table: Table, rename: Rename): (() => void)[] {
  return columnsOf(context, table).flatMap((column) => {
    const { generated } = column.definition;
    if (generated === null) return [];
    const rewritten = inExpression(context, generated, rename);
    return [() => context.session.ledger.update(column, { generated: rewritten }, { consequence: true })];
  });
}

function indexes(context: Context, table: Table, rename: Rename): (() => void)[] {
  const { ledger } = context.session;
  return ledger.children(table.id, "index").map((index) => {
    const { definition: text } = index.definition;
    const stored = edited(text, analyseStoredIndex(context, table, text), rename);
    return () => {
      const definition = indexDefinition(context, table, stored);
      if (definition) ledger.update(index, definition, { consequence: true });
    };
  });
}

function triggers(context: Context, rename: Rename): (() => void)[] {
  const { ledger } = context.session;
  return ledger.mentioning("trigger", rename.table.name).flatMap((trigger) => {
    const stored = trigger.definition.definition;
    if (!foldName(stored).includes(foldName(rename.column))) return [];
    const text = edited(stored, analyseStoredTrigger(context, stored), rename);
    const definition = text === stored ? null : storedTriggerDefinition(text);
    if (!definition) return [];
    const extra = { ...unresolvedOf(trigger), ...stringMarkOf(trigger), ...updateColumns(definition) };
    return [() => ledger.update(trigger, { ...definition, extra }, { consequence: true })];
  });
}

function views(context: Context, rename: Rename): (() => void)[] {
  const { ledger } = context.session;
  return ledger.mentioning("table", rename.table.name).flatMap((view) => {
    const query = view.definition.kind === "view" ? view.definition.definition : null;
    if (query === null) return [];
    const definition = edited(query, analyseStoredQuery(context, query)?.found ?? null, rename);
    return [() => ledger.update(view, { definition }, { consequence: true })];
  });
}

function inExpression(context: Context, expression: string, rename: Rename): string {
  const analysed = analyseOwnExpression(context, rename.table, expression);
  return analysed ? edited(expression, analysed.found, rename, analysed.shift) : expression;
}

function edited(text: string, found: Findings | null, { table, column, to, isQuoted }: Rename, shift = 0): string {
  const mentions = (found?.columns ?? []).filter(
    (each) => isSameName(each.table, table.name) && isSameName(each.column, column),
  );
  const edits = mentions.map(({ span }) => ({
    span,
    replacement: columnReplacement(text.charAt(span.offset - shift), to, isQuoted),
  }));
  return applyEdits(text, edits, shift);
}

function renamedIn(columns: readonly string[], { column, to }: Rename): string[] {
  return columns.map((each) => (isSameName(each, column) ? to : each));
}
