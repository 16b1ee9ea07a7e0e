import type {
  ColumnDefinition,
  DeferSubclause,
  Expr,
  ForeignKeyClause,
  NamedTableConstraint,
  RefAct,
  SortedColumn,
  TableConstraint,
} from "sqlite3-parser";
import type { ConstraintType, Definitions, ForeignKeyTarget } from "../../model/catalog-object";
import { schemaName } from "./context";
import { columnsIn } from "./expression-columns";
import { foldName, isSameName, writeName, writeNames } from "./names";
import { textOf } from "./sql-node";

/** A constraint as written; `name` is null where SQLite keeps none. */
export type WrittenConstraint = { readonly name: string | null; readonly definition: Definitions["constraint"] };

const actions: { readonly [Action in RefAct]: string } = {
  Cascade: "CASCADE",
  NoAction: "NO ACTION",
  Restrict: "RESTRICT",
  SetDefault: "SET DEFAULT",
  SetNull: "SET NULL",
};

/** The constraints written with a column, in order. NOT NULL, DEFAULT, COLLATE and generated are facts of the column. */
export function columnConstraints(column: ColumnDefinition, text: string): WrittenConstraint[] {
  const columns = [column.colName.text];
  return column.constraints.flatMap(({ name, constraint }, index) => {
    const written = { name: name?.text ?? null };
    switch (constraint.type) {
      case "PrimaryKeyColumnConstraint":
        return [{ ...written, definition: keyDefinition("primary key", columns, true) }];
      case "UniqueColumnConstraint":
        return [{ ...written, definition: keyDefinition("unique", columns, true) }];
      case "CheckColumnConstraint":
        return [{ ...written, definition: checkDefinition(constraint.expr, text, true) }];
      case "ForeignKeyColumnConstraint": {
        const next = column.constraints[index + 1]?.constraint;
        const defer = constraint.deferClause ?? (next?.type === "DeferColumnConstraint" ? next.clause : undefined);
        return [{ ...written, definition: foreignKeyDefinition(columns, constraint.clause, defer, true) }];
      }
      default:
        return [];
    }
  });
}

/** A constraint written on its own. */
export function tableConstraint({ name, constraint }: NamedTableConstraint, text: string): WrittenConstraint {
  return { name: name?.text ?? null, definition: tableConstraintDefinition(constraint, text) };
}

function tableConstraintDefinition(constraint: TableConstraint, text: string): Definitions["constraint"] {
  switch (constraint.type) {
    case "PrimaryKeyTableConstraint":
      return keyDefinition("primary key", constraint.columns.map(sortedName), false);
    case "UniqueTableConstraint":
      return keyDefinition("unique", constraint.columns.map(sortedName), false);
    case "CheckTableConstraint":
      return checkDefinition(constraint.expr, text, false);
    case "ForeignKeyTableConstraint": {
      const columns = constraint.columns.map((column) => column.colName.text);
      return foreignKeyDefinition(columns, constraint.clause, constraint.deferClause, false);
    }
  }
}

function keyDefinition(type: ConstraintType, written: readonly string[], ofColumn: boolean): Definitions["constraint"] {
  // A column named twice counts once in a primary key, but not in a unique constraint.
  const isRepeated = (name: string, index: number) => written.slice(0, index).some((other) => isSameName(other, name));
  const columns = type === "primary key" ? written.filter((name, index) => !isRepeated(name, index)) : written;
  return { type, columns, references: null, definition: keyText(type, columns), comment: null, ...level(ofColumn) };
}

function checkDefinition(expr: Expr, text: string, ofColumn: boolean): Definitions["constraint"] {
  const condition = textOf(text, expr.span);
  const definition = `CHECK (${condition})`;
  return {
    type: "check",
    columns: columnsIn(condition),
    references: null,
    definition,
    comment: null,
    ...level(ofColumn),
  };
}

function foreignKeyDefinition(
  columns: readonly string[],
  clause: ForeignKeyClause,
  defer: DeferSubclause | undefined,
  ofColumn: boolean,
): Definitions["constraint"] {
  const action = (type: "OnDeleteRefArg" | "OnUpdateRefArg") => {
    const found = clause.args.filter((arg) => arg.type === type).at(-1);
    return found && "action" in found ? actions[found.action] : "NO ACTION";
  };
  const references = {
    schema: schemaName,
    table: clause.tblName.text,
    columns: clause.columns?.map((column) => column.colName.text) ?? [],
    onDelete: action("OnDeleteRefArg"),
    onUpdate: action("OnUpdateRefArg"),
  };
  const suffix = deferText(defer);
  const extra = { ...(ofColumn ? { ofColumn: true } : {}), ...(suffix === "" ? {} : { defer: suffix }) };
  return {
    type: "foreign key",
    columns,
    references,
    definition: foreignKeyText(columns, references, suffix),
    comment: null,
    ...(Object.keys(extra).length > 0 ? { extra } : {}),
  };
}

function deferText(defer: DeferSubclause | undefined): string {
  if (!defer) return "";
  const initially = defer.initDeferred === "InitiallyDeferred" ? " INITIALLY DEFERRED" : "";
  return defer.deferrable ? ` DEFERRABLE${initially}` : "";
}

function level(ofColumn: boolean): { extra?: { ofColumn: true } } {
  return ofColumn ? { extra: { ofColumn: true } } : {};
}

function sortedName({ expr }: SortedColumn): string {
  const inner = expr.type === "CollateExpr" ? expr.expr : expr;
  if (inner.type === "Id") return inner.name;
  return inner.type === "StringLiteral" ? inner.value : "";
}

/** `PRIMARY KEY (a, b)` or `UNIQUE (a, b)`. */
export function keyText(type: ConstraintType, columns: readonly string[]): string {
  return `${type.toUpperCase()} ${writeNames(columns)}`;
}

/** `FOREIGN KEY (a) REFERENCES t(id) ON DELETE CASCADE`, actions other than NO ACTION only. */
export function foreignKeyText(columns: readonly string[], target: ForeignKeyTarget, suffix: string): string {
  const to = `${writeName(target.table)}${target.columns.length > 0 ? writeNames(target.columns) : ""}`;
  const onUpdate = target.onUpdate === "NO ACTION" ? "" : ` ON UPDATE ${target.onUpdate}`;
  const onDelete = target.onDelete === "NO ACTION" ? "" : ` ON DELETE ${target.onDelete}`;
  return `FOREIGN KEY ${writeNames(columns)} REFERENCES ${to}${onUpdate}${onDelete}${suffix}`;
}

/** The columns spelled as the table spells them; in a check, what is no column (a string in double quotes) is dropped. */
export function withColumnsAsNamed(
  { name, definition }: WrittenConstraint,
  names: ReadonlyMap<string, string>,
): WrittenConstraint {
  const columns = definition.columns.flatMap((column) => {
    const known = names.get(foldName(column));
    return known !== undefined ? [known] : definition.type === "check" ? [] : [column];
  });
  return { name, definition: { ...definition, columns } };
}
