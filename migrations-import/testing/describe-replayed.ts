import type { CatalogObject, CatalogObjectOf, ObjectKind } from "../model/catalog-object";
import { flat } from "./flat";
import type { SqliteFacts } from "./introspect-sqlite";

type Table = CatalogObjectOf<"table">;
type Column = CatalogObjectOf<"column">;
type Constraint = CatalogObjectOf<"constraint">;

/** What a replay gave, in the words of `introspectSqlite`, so that the two can be compared. */
export function describeReplayed(objects: readonly CatalogObject[]): SqliteFacts {
  const tables = objects.filter((object) => object.kind === "table");
  return Object.fromEntries(tables.map((table) => [table.name, describeTable(table, objects)]).sort());
}

function describeTable(table: Table, objects: readonly CatalogObject[]): string[] {
  const constraints = childrenOf(table, "constraint", objects);
  const columns = childrenOf(table, "column", objects).sort((a, b) => a.definition.ordinal - b.definition.ordinal);
  const { definition, options = [] } = table.definition;
  const kind = table.definition.kind.replace(" table", "");
  return [
    [kind, ...options.map((option) => option.toLowerCase())].join(" "),
    ...(kind === "view" ? [`as ${flat(definition)}`] : []),
    ...(kind === "virtual" ? [`using ${(definition ?? "").replace(/\s/g, "")}`] : []),
    ...columns.map(columnText),
    ...ofType(constraints, "primary key").map(({ definition }) => `primary key (${definition.columns.join(", ")})`),
    ...ofType(constraints, "foreign key").map(foreignKeyText).sort(),
    ...[
      ...ofType(constraints, "unique").map((each) => uniqueText(each, columns)),
      ...childrenOf(table, "index", objects).map((each) => indexText(each, columns)),
    ].sort(),
    ...scannedText(constraints, columns),
    ...childrenOf(table, "trigger", objects)
      .map(({ name, definition }) => `trigger ${name}: ${flat(definition.definition)}`)
      .sort(),
  ];
}

function ofType(constraints: readonly Constraint[], type: Constraint["definition"]["type"]): readonly Constraint[] {
  return constraints.filter((each) => each.definition.type === type);
}

function childrenOf<K extends ObjectKind>(
  table: Table,
  kind: K,
  objects: readonly CatalogObject[],
): CatalogObjectOf<K>[] {
  return objects.filter(
    (object): object is CatalogObject & CatalogObjectOf<K> => object.parent === table.id && object.kind === kind,
  );
}

function columnText({ name, definition }: Column): string {
  const isVirtual = hasTrait(definition, "virtual");
  const generated = definition.generated === null ? "" : isVirtual ? " virtual" : " stored";
  const value = definition.default === null ? "" : ` default ${definition.default}`;
  const collation = definition.collation ? ` collate ${definition.collation.toUpperCase()}` : "";
  return `column ${name} ${definition.type}${definition.nullable ? "" : " not null"}${value}${generated}${collation}`;
}

function foreignKeyText({ definition: { references, columns } }: Constraint): string {
  const actions = `${references?.onDelete}/${references?.onUpdate}`;
  return `foreign key (${columns.join(", ")}) -> ${references?.table} (${references?.columns.join(", ")}) ${actions}`;
}

/** Each column has its own collation, unless the key has another for it. */
function uniqueText({ definition }: Constraint, columns: readonly Column[]): string {
  const terms = definition.columns.map((name, index) => {
    const written = definition.definition.split(/[(),]/)[index + 1] ?? "";
    const own = columns.find((column) => column.name === name)?.definition.collation;
    const collation = (/ COLLATE "?(\w+)/i.exec(written)?.[1] ?? own ?? "binary").toUpperCase();
    return `${name}${collation === "BINARY" ? "" : ` collate ${collation}`}${/ DESC\b/.test(written) ? " desc" : ""}`;
  });
  return `unique (${terms.join(", ")})`;
}

function indexText({ name, definition }: CatalogObjectOf<"index">, columns: readonly Column[]): string {
  const isColumn = (term: string) => columns.some((column) => column.name === term);
  const terms = definition.columns.map((term) => (isColumn(term) ? term : "<expression>"));
  const kind = `${definition.unique ? "unique " : ""}${definition.where === null ? "" : "partial "}`;
  return `${kind}index ${name} (${terms.join(", ")}): ${flat(definition.definition)}`;
}

/** What `scanTable` finds in a stored statement. */
function scannedText(constraints: readonly Constraint[], columns: readonly Column[]): string[] {
  const all = [
    ...ofType(constraints, "check").map(({ name, definition }) => {
      const inside = /^CHECK \((.*)\)(?: ON CONFLICT \w+)?$/s.exec(definition.definition)?.[1];
      return `check ${definition.unnamed ? "" : `${name.replace(/ #\d+$/, "")} `}(${flat(inside)})`;
    }),
    ...ofType(constraints, "foreign key").flatMap(({ name, definition }) =>
      definition.unnamed ? [] : [`key ${name.replace(/ #\d+$/, "")}`],
    ),
    ...columns.flatMap(({ definition }) =>
      definition.generated === null ? [] : [`generated (${flat(definition.generated)})`],
    ),
    ...constraints.flatMap(({ definition }) => {
      if (/ AUTOINCREMENT\b/.test(definition.definition)) return ["autoincrement"];
      return hasTrait(definition, "initiallyDeferred") ? ["initially deferred"] : [];
    }),
  ];
  return all.sort();
}

function hasTrait({ extra }: { readonly extra?: unknown }, name: string): boolean {
  const isObject = typeof extra === "object" && extra !== null;
  return isObject && Object.entries(extra).some(([key, value]) => key === name && value === true);
}
