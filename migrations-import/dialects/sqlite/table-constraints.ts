import type {
  ColumnDefinition,
  DeferSubclause,
  Expr,
  ForeignKeyClause,
  NamedTableConstraint,
  PrimaryKeyColumnConstraint,
  PrimaryKeyTableConstraint,
  RefAct,
  SortedColumn,
  TableConstraint,
  UniqueColumnConstraint,
  UniqueTableConstraint,
} from "sqlite3-parser";
import type { Definitions, ForeignKeyTarget } from "../../model/catalog-object";
import type { Json } from "../../model/json";
import { schemaName } from "./context";
import { columnsIn } from "./expression-columns";
import { type KeyDetails, keyDetails, keyDetailsOf, keyText, termDetails } from "./key-text";
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
  const own = column.colName.text;
  const columns = [own];
  return column.constraints.flatMap(({ name, constraint }, index) => {
    const written = { name: name?.text ?? null };
    switch (constraint.type) {
      case "PrimaryKeyColumnConstraint":
        return [{ ...written, definition: keyDefinition("primary key", columns, columnKeyDetails(constraint), own) }];
      case "UniqueColumnConstraint":
        return [{ ...written, definition: keyDefinition("unique", columns, columnKeyDetails(constraint), own) }];
      case "CheckColumnConstraint":
        return [{ ...written, definition: checkDefinition(constraint.expr, text, own) }];
      case "ForeignKeyColumnConstraint": {
        const next = column.constraints[index + 1]?.constraint;
        const defer = constraint.deferClause ?? (next?.type === "DeferColumnConstraint" ? next.clause : undefined);
        return [{ ...written, definition: foreignKeyDefinition(columns, constraint.clause, defer, own) }];
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
      return keyDefinition("primary key", constraint.columns.map(sortedName), tableKeyDetails(constraint), null);
    case "UniqueTableConstraint":
      return keyDefinition("unique", constraint.columns.map(sortedName), tableKeyDetails(constraint), null);
    case "CheckTableConstraint":
      return checkDefinition(constraint.expr, text, null);
    case "ForeignKeyTableConstraint": {
      const columns = constraint.columns.map((column) => column.colName.text);
      return foreignKeyDefinition(columns, constraint.clause, constraint.deferClause, null);
    }
  }
}

function columnKeyDetails(constraint: PrimaryKeyColumnConstraint | UniqueColumnConstraint): KeyDetails {
  const isDescending = constraint.type === "PrimaryKeyColumnConstraint" && constraint.order === "Desc";
  const autoincrement = constraint.type === "PrimaryKeyColumnConstraint" && constraint.autoIncrement;
  return keyDetails([isDescending ? " DESC" : ""], constraint.conflictClause, autoincrement);
}

function tableKeyDetails(constraint: PrimaryKeyTableConstraint | UniqueTableConstraint): KeyDetails {
  const autoincrement = constraint.type === "PrimaryKeyTableConstraint" && constraint.autoIncrement;
  return keyDetails(constraint.columns.map(termDetails), constraint.conflictClause, autoincrement);
}

function keyDefinition(
  type: "primary key" | "unique",
  written: readonly string[],
  details: KeyDetails,
  ofColumn: string | null,
): Definitions["constraint"] {
  // A column named twice counts once in a primary key, but not in a unique constraint.
  const isRepeated = (name: string, index: number) => written.slice(0, index).some((other) => isSameName(other, name));
  const columns = type === "primary key" ? written.filter((name, index) => !isRepeated(name, index)) : written;
  const definition = keyText(type, columns, details);
  return { type, columns, references: null, definition, comment: null, ...extraOf({ ...level(ofColumn), ...details }) };
}

function level(ofColumn: string | null): { readonly ofColumn?: string } {
  return ofColumn === null ? {} : { ofColumn };
}

function extraOf(facts: { readonly [fact: string]: Json }): { readonly extra?: Json } {
  return Object.keys(facts).length === 0 ? {} : { extra: facts };
}

function checkDefinition(expr: Expr, text: string, ofColumn: string | null): Definitions["constraint"] {
  const condition = textOf(text, expr.span);
  const definition = `CHECK (${condition})`;
  return {
    type: "check",
    columns: columnsIn(condition),
    references: null,
    definition,
    comment: null,
    ...extraOf(level(ofColumn)),
  };
}

function foreignKeyDefinition(
  columns: readonly string[],
  clause: ForeignKeyClause,
  defer: DeferSubclause | undefined,
  ofColumn: string | null,
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
  const deferral = deferralOf(defer);
  return {
    type: "foreign key",
    columns,
    references,
    definition: foreignKeyText(columns, references, deferral),
    comment: null,
    ...extraOf({ ...level(ofColumn), ...deferral, ...(clause.columns ? {} : { implicit: true }) }),
  };
}

/** The column a constraint was written with; null where it stands on its own. */
export function ownerOf({ extra }: Definitions["constraint"]): string | null {
  const isOwned = typeof extra === "object" && extra !== null && "ofColumn" in extra;
  return isOwned && typeof extra.ofColumn === "string" ? extra.ofColumn : null;
}

/** Whether a foreign key is only checked at the end of a transaction, or may be. */
export type Deferral = { readonly deferrable?: true; readonly initiallyDeferred?: true };

function deferralOf(defer: DeferSubclause | undefined): Deferral {
  if (!defer?.deferrable) return {};
  return defer.initDeferred === "InitiallyDeferred"
    ? { deferrable: true, initiallyDeferred: true }
    : { deferrable: true };
}

function sortedName({ expr }: SortedColumn): string {
  const inner = expr.type === "CollateExpr" ? expr.expr : expr;
  if (inner.type === "Id") return inner.name;
  return inner.type === "StringLiteral" ? inner.value : "";
}

/** `FOREIGN KEY (a) REFERENCES t(id) ON DELETE CASCADE`, actions other than NO ACTION only. */
export function foreignKeyText(columns: readonly string[], target: ForeignKeyTarget, deferral: Deferral): string {
  const to = `${writeName(target.table)}${target.columns.length > 0 ? writeNames(target.columns) : ""}`;
  const onUpdate = target.onUpdate === "NO ACTION" ? "" : ` ON UPDATE ${target.onUpdate}`;
  const onDelete = target.onDelete === "NO ACTION" ? "" : ` ON DELETE ${target.onDelete}`;
  return `FOREIGN KEY ${writeNames(columns)} REFERENCES ${to}${onUpdate}${onDelete}${deferralText(deferral)}`;
}

function deferralText({ deferrable, initiallyDeferred }: Deferral): string {
  return deferrable ? ` DEFERRABLE${initiallyDeferred ? " INITIALLY DEFERRED" : ""}` : "";
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
  const { type } = definition;
  const isKey = type === "primary key" || type === "unique";
  const text = isKey ? keyText(type, columns, keyDetailsOf(definition)) : definition.definition;
  return { name, definition: { ...definition, columns, definition: text } };
}
