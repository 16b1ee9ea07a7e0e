import type { CodePlace } from "../../model/code";
import { type Apply, applyValue, callable, textOf, unknown, type Value } from "../typescript/value";
import { columnOf } from "./column";
import { type TableThing, thing } from "./thing";

/** How the tables of one builder come about: in which schema, with which builders, under which names. */
export type TableManner = {
  readonly schema: string | null;
  /** The builders handed to `pgTable("name", (t) => …)`. */
  readonly builders: Value;
  /** What `pgTableCreator` does with a name. */
  readonly rename?: (name: Value) => Value;
  readonly hasRls?: true;
};

/** `pgTable`, `sqliteTable`, or what a schema or creator gives for them: called with a name, columns and extras. */
export function tableBuilder(manner: TableManner): Value {
  const apply: Apply = ([name, columns, extras], place) => {
    const given = columns?.kind === "function" ? applyValue(columns, [manner.builders], place) : columns;
    const self: Value = tableValue({
      ...base,
      schema: manner.schema,
      name: textOf(manner.rename && name ? manner.rename(name) : name),
      ...readColumns(given),
      extras: () => extrasOf(extras, self, place),
      hasRls: manner.hasRls === true,
    });
    return self;
  };
  const withRls = () => tableBuilder({ ...manner, hasRls: true });
  return { kind: "function", apply, get: (name) => (name === "withRLS" ? withRls() : unknown) };
}

/** `pgView`, `sqliteView` and materialized views: their columns are known only where they are written down. */
export function viewBuilder(schema: string | null): Value {
  return callable(([name, columns]) => {
    const { isWhole, ...read } = readColumns(columns);
    const view = {
      ...base,
      relation: "view",
      schema,
      name: textOf(name),
      ...read,
      isWhole: isWhole && columns !== undefined,
    } as const;
    return tableValue(view);
  });
}

const base: TableThing = {
  kind: "table",
  relation: "table",
  schema: null,
  name: null,
  columns: new Map(),
  isWhole: true,
  extras: () => [],
  hasRls: false,
  isExisting: false,
};

function readColumns(given: Value | undefined): Pick<TableThing, "columns" | "isWhole"> {
  const columns = new Map<string, { column: NonNullable<ReturnType<typeof columnOf>>; place: CodePlace }>();
  if (given?.kind !== "record") return { columns, isWhole: given === undefined };
  let { isWhole } = given;
  for (const [key, { value, place }] of given.entries) {
    const column = columnOf(value);
    if (column === null) isWhole = false;
    else columns.set(key, { column, place });
  }
  return { columns, isWhole };
}

/** A table as a value: its columns by key, and the methods that give it again with something more. */
function tableValue(table: TableThing): Value {
  const self: Value = thing(table, (name) => {
    if (table.columns.has(name)) return columnReference(table, name);
    if (name === "enableRLS") return callable(() => tableValue({ ...table, hasRls: true }));
    if (name === "existing") return callable(() => tableValue({ ...table, isExisting: true }));
    return table.relation === "view" ? callable(() => self) : unknown;
  });
  return self;
}

/** A column of a table, as an index or reference names it; an order or operator class leaves it what it is. */
function columnReference(table: TableThing, key: string): Value {
  const self: Value = thing({ kind: "columnOf", table, key }, () => callable(() => self));
  return self;
}

/** The extras of a table: a list or record of them, given or made by a function of the table. */
function extrasOf(extras: Value | undefined, table: Value, place: CodePlace): readonly Value[] {
  if (extras === undefined) return [];
  const given = extras.kind === "function" ? applyValue(extras, [table], place) : extras;
  if (given.kind === "list") return given.isWhole ? given.items : [...given.items, unknown];
  if (given.kind !== "record") return [unknown];
  const items = [...given.entries.values()].map(({ value }) => value);
  return given.isWhole ? items : [...items, unknown];
}
