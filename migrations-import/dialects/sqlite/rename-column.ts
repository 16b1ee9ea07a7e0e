import { type AlterTableStmt, parseStmt, type RenameColumnAlterTableBody, type Span } from "sqlite3-parser";
import type { StatementEnd } from "../dialect";
import { changeCondition } from "./check-condition";
import {
  columnMentionsInExpression,
  columnMentionsInSelect,
  columnMentionsInTrigger,
  type SoughtColumn,
} from "./column-mentions";
import { renameUnnamed } from "./constraint-names";
import {
  type Constraint,
  type Context,
  columnsOf,
  constraintsOf,
  findTable,
  refuse,
  refuseUnknown,
  type Table,
} from "./context";
import { indexDefinition } from "./create-index";
import { storedTriggerDefinition } from "./create-trigger";
import { refreshViews } from "./create-view";
import { applyEdits, columnReplacement } from "./edits";
import { parseExpression } from "./expression-columns";
import { foreignKeysTo, pointForeignKey } from "./foreign-keys";
import { foldName, isSameName } from "./names";
import { keyText } from "./table-constraints";

type Rename = SoughtColumn & { readonly to: string; readonly isQuoted: boolean };

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
  const rename = renameOf(context, table, body, column.name);
  const changes = rewritesOf(context, table, rename);
  ledger.rename(column.id, body.new.text);
  for (const change of changes) change();
  refreshViews(context, table.name);
  return "applied";
}

function renameOf(context: Context, table: Table, body: RenameColumnAlterTableBody, from: string): Rename {
  const token = context.text.charAt(body.new.span.offset);
  return { ...soughtColumn(context, table, from), to: body.new.text, isQuoted: !/[\w$\u0080-\uffff]/.test(token) };
}

/** A column to look for in the statements that speak of its table. */
export function soughtColumn(context: Context, table: Table, column: string): SoughtColumn {
  const columnsOfNamed = (name: string) => {
    const found = findTable(context, name);
    return found ? columnsOf(context, found).map((each) => each.name) : [];
  };
  return { table: table.name, column, columnsOf: columnsOfNamed };
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
    .filter(({ definition }) => definition.columns.some((column) => isSameName(column, rename.column)))
    .map((constraint) => () => {
      rewriteConstraint(context, constraint, rename);
      const renamed = context.session.ledger.get(constraint.id);
      if (renamed?.kind === "constraint") renameUnnamed(context, table, renamed);
    });
}

function rewriteConstraint(context: Context, constraint: Constraint, rename: Rename): void {
  const { type, definition: text } = constraint.definition;
  const columns = renamedIn(constraint.definition.columns, rename);
  if (constraint.definition.references) {
    pointForeignKey(context, constraint, constraint.definition.references, columns);
    return;
  }
  const definition =
    type === "check" ? changeCondition(text, (each) => inExpression(each, rename)) : keyText(type, columns);
  context.session.ledger.update(constraint, { columns, definition }, { consequence: true });
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
    const rewritten = inExpression(generated, rename);
    return [() => context.session.ledger.update(column, { generated: rewritten }, { consequence: true })];
  });
}

function indexes(context: Context, table: Table, rename: Rename): (() => void)[] {
  const { ledger } = context.session;
  return ledger.children(table.id, "index").map((index) => {
    const stored = inIndex(index.definition.definition, rename);
    return () => {
      const definition = indexDefinition(context, table, stored);
      if (definition) ledger.update(index, definition, { consequence: true });
    };
  });
}

function inIndex(stored: string, rename: Rename): string {
  const result = parseStmt(stored);
  if (result.status !== "ok" || result.root.type !== "CreateIndexStmt") return stored;
  const { columns, whereClause } = result.root;
  const nodes = whereClause ? [...columns, whereClause] : columns;
  return edited(
    stored,
    nodes.flatMap((node) => columnMentionsInExpression(node, rename)),
    rename,
  );
}

function triggers(context: Context, rename: Rename): (() => void)[] {
  const { ledger } = context.session;
  return ledger.mentioning("trigger", rename.table).flatMap((trigger) => {
    const stored = trigger.definition.definition;
    if (!foldName(stored).includes(foldName(rename.column))) return [];
    const result = parseStmt(stored);
    if (result.status !== "ok" || result.root.type !== "CreateTriggerStmt") return [];
    const definition = storedTriggerDefinition(edited(stored, columnMentionsInTrigger(result.root, rename), rename));
    return definition ? [() => ledger.update(trigger, definition, { consequence: true })] : [];
  });
}

function views(context: Context, rename: Rename): (() => void)[] {
  const { ledger } = context.session;
  return ledger.mentioning("table", rename.table).flatMap((view) => {
    const query = view.definition.definition;
    if (view.definition.kind !== "view" || query === null) return [];
    const result = parseStmt(query);
    if (result.status !== "ok" || result.root.type !== "SelectStmt") return [];
    const definition = edited(query, columnMentionsInSelect(result.root.body, rename), rename);
    return [() => ledger.update(view, { definition }, { consequence: true })];
  });
}

function inExpression(expression: string, rename: Rename): string {
  const parsed = parseExpression(expression);
  return parsed
    ? edited(expression, columnMentionsInExpression(parsed.expr, rename), rename, parsed.shift)
    : expression;
}

function edited(text: string, spans: readonly Span[], { to, isQuoted }: Rename, shift = 0): string {
  const edits = spans.map((span) => ({
    span,
    replacement: columnReplacement(text.charAt(span.offset - shift), to, isQuoted),
  }));
  return applyEdits(text, edits, shift);
}

function renamedIn(columns: readonly string[], { column, to }: Rename): string[] {
  return columns.map((each) => (isSameName(each, column) ? to : each));
}
