import type { CodePlace } from "../../model/code";
import type {
  DeclaredColumn,
  DeclaredForeignKey,
  DeclaredIndex,
  DeclaredKey,
  DeclaredRelation,
  DeclaredTable,
} from "../declared";
import { textOf, thingOf, type Value } from "../typescript/value";
import { type Casing, nameFor } from "./casing";
import type { Actions, ColumnThing, RelationThing, TableThing, Thing } from "./thing";

/** A table found in the code: what it was built as, the name it has there, and where. */
export type FoundTable = { readonly table: TableThing; readonly key: string; readonly place: CodePlace };

/** How names follow from code: the casing of columns, and the schema of what names none. */
export type Naming = { readonly casing: Casing; readonly defaultSchema: string };

/** States a table in the words every language of code shares. Null where its name could not be read. */
export function declareTable({ table, key, place }: FoundTable, naming: Naming): DeclaredTable | null {
  if (table.name === null) return null;
  const extras = table.extras().map(thingOf);
  const columns = [...table.columns].map(([name, each]) => declareColumn(name, each.column, each.place, naming));
  return {
    language: "drizzle",
    kind: table.relation,
    schema: table.schema ?? naming.defaultSchema,
    name: table.name,
    key,
    place,
    columns,
    keys: [...ownKeys(table, naming), ...extras.flatMap((each) => keyOf(each, naming))],
    indexes: extras.flatMap((each) => indexOf(each, naming)),
    foreignKeys: [...ownReferences(table, naming), ...extras.flatMap((each) => foreignKeyOf(each, naming))],
    checks: extras.flatMap((each) => (each?.kind === "check" ? [each] : [])),
    policies: extras.flatMap((each) => (each?.kind === "policy" ? [{ ...each, text: null }] : [])),
    hasRls: table.hasRls || extras.some((each) => each?.kind === "policy"),
    isWhole: table.isWhole && extras.every((each) => each !== null && isRead(each, naming)),
  };
}

function declareColumn(key: string, column: ColumnThing, place: CodePlace, naming: Naming): DeclaredColumn {
  return {
    name: column.name ?? nameFor(key, naming.casing),
    key,
    place,
    type: column.type,
    nullable: !column.isNotNull,
    default: column.default,
    isGenerated: column.isGenerated,
  };
}

function ownKeys(table: TableThing, naming: Naming): DeclaredKey[] {
  return [...table.columns].flatMap(([key, { column, place }]) => {
    const columns = [column.name ?? nameFor(key, naming.casing)];
    const unique = column.unique === false ? [] : [named("unique", column.unique, columns, place)];
    return column.isPrimaryKey ? [named("primary key", true, columns, place), ...unique] : unique;
  });
}

function named(
  type: DeclaredKey["type"],
  name: string | true,
  columns: readonly string[],
  place: CodePlace,
): DeclaredKey {
  return { type, name: name === true ? null : name, columns, place };
}

/** Whether it is known what a key is on. Indexes are known by their names. */
function isRead(extra: Thing, naming: Naming): boolean {
  return (extra.kind !== "key" && extra.kind !== "foreignKey") || columnNames(extra.columns, naming) !== null;
}

function keyOf(extra: Thing | null, naming: Naming): DeclaredKey[] {
  if (extra?.kind !== "key") return [];
  const columns = columnNames(extra.columns, naming);
  return columns === null ? [] : [{ type: extra.type, name: extra.name, columns, place: extra.place }];
}

function indexOf(extra: Thing | null, naming: Naming): DeclaredIndex[] {
  if (extra?.kind !== "index") return [];
  const { name, isUnique, isPartial, place } = extra;
  return [{ name, isUnique, isPartial, place, columns: columnNames(extra.columns, naming) }];
}

function ownReferences(table: TableThing, naming: Naming): DeclaredForeignKey[] {
  return [...table.columns].flatMap(([key, { column, place }]) => {
    if (column.references === null) return [];
    const columns = [column.name ?? nameFor(key, naming.casing)];
    const { target, actions } = column.references;
    return [{ name: null, columns, target: targetOf([target()], naming), ...actionsOf(actions), place }];
  });
}

function foreignKeyOf(extra: Thing | null, naming: Naming): DeclaredForeignKey[] {
  if (extra?.kind !== "foreignKey") return [];
  const columns = columnNames(extra.columns, naming);
  if (columns === null) return [];
  const { name, foreignColumns, actions, place } = extra;
  return [{ name, columns, target: targetOf(foreignColumns, naming), ...actionsOf(actions), place }];
}

/** States a relation in the words every language of code shares. Null where a side of it could not be read. */
export function declareRelation(relation: RelationThing, naming: Naming): DeclaredRelation | null {
  const own = targetOf(relation.columns, naming);
  const target = targetOf(relation.foreignColumns, naming);
  return own === null || target === null ? null : { ...own, target, place: relation.place };
}

function targetOf(columns: readonly Value[], naming: Naming): DeclaredForeignKey["target"] {
  const first = thingOf(columns[0]);
  const names = columnNames(columns, naming);
  if (first?.kind !== "columnOf" || first.table.name === null || names === null) return null;
  return { schema: first.table.schema ?? naming.defaultSchema, table: first.table.name, columns: names };
}

function actionsOf({ onDelete, onUpdate }: Actions): Pick<DeclaredForeignKey, "onDelete" | "onUpdate"> {
  return { onDelete: actionOf(onDelete), onUpdate: actionOf(onUpdate) };
}

function actionOf(action: Value | undefined): string | null {
  if (action === undefined || (action.kind === "constant" && action.value === null)) return "NO ACTION";
  return textOf(action)?.toUpperCase() ?? null;
}

function columnNames(columns: readonly Value[], naming: Naming): readonly string[] | null {
  const names = columns.map((each) => columnName(each, naming));
  return names.length > 0 && names.every((name) => name !== null) ? names : null;
}

function columnName(value: Value, naming: Naming): string | null {
  const what = thingOf(value);
  if (what?.kind !== "columnOf") return null;
  return what.table.columns.get(what.key)?.column.name ?? nameFor(what.key, naming.casing);
}
