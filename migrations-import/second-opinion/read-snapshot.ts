import type { DeclaredEnum, DeclaredSchema, DeclaredTable } from "../code/declared";
import { dialectOfProvider } from "../layouts/recognise-dialect";
import type { CodePlace } from "../model/code";
import type { DialectName } from "../model/source";
import { type Fields, fieldsOf, parseJson, recordsIn, textIn, textsIn } from "./json-value";
import { checkOf, columnOf, foreignKeyOf, indexOf, keyOf, type PartReader, policyOf } from "./snapshot-parts";

/**
 * Reads a snapshot of Drizzle Kit, of its older form (`tables`) or its newer one (`ddl`), as a declared schema. Null where
 * the text is no snapshot, or one of another database.
 */
export function readSnapshot(path: string, text: string, dialect: DialectName): DeclaredSchema | null {
  const snapshot = fieldsOf(parseJson(text));
  if (dialectOfProvider(textIn(snapshot.dialect) ?? "") !== dialect) return null;
  const reader = {
    place: { path, line: 1, endLine: 1 },
    dialect,
    defaultSchema: dialect === "postgres" ? "public" : "main",
  };
  const tables = Array.isArray(snapshot.ddl)
    ? tablesOfDdl(recordsIn(snapshot.ddl), reader)
    : tablesOf(snapshot, reader);
  const enums = Array.isArray(snapshot.ddl)
    ? recordsIn(snapshot.ddl).filter((each) => each.entityType === "enums")
    : recordsIn(snapshot.enums);
  return {
    language: "drizzle",
    files: [path],
    tables,
    enums: enums.flatMap((each) => enumOf(each, reader)),
    relations: [],
    isNamed: true,
    hasForeignKeys: true,
  };
}

function tablesOf(snapshot: Fields, reader: PartReader): DeclaredTable[] {
  return recordsIn(snapshot.tables).flatMap((table) => {
    const columns = recordsIn(table.columns);
    const single = columns.filter((each) => each.primaryKey === true).map((each) => ({ columns: [each.name] }));
    return tableOf(table, reader, {
      columns,
      primaryKeys: [...single, ...recordsIn(table.compositePrimaryKeys)],
      uniques: [...recordsIn(table.uniqueConstraints), ...ownUniques(columns)],
      indexes: recordsIn(table.indexes),
      foreignKeys: recordsIn(table.foreignKeys),
      checks: recordsIn(table.checkConstraints),
      policies: recordsIn(table.policies),
    });
  });
}

/** Old snapshots say of a column that it is unique. */
function ownUniques(columns: readonly Fields[]): Fields[] {
  return columns
    .filter((each) => each.isUnique === true)
    .map((each) => ({ name: each.uniqueName, columns: [each.name] }));
}

function tablesOfDdl(ddl: readonly Fields[], reader: PartReader): DeclaredTable[] {
  const byTable = new Map<string, Fields[]>();
  for (const each of ddl) {
    const key = `${textIn(each.schema) ?? ""}.${textIn(each.table) ?? ""}.${textIn(each.entityType) ?? ""}`;
    byTable.set(key, [...(byTable.get(key) ?? []), each]);
  }
  return ddl
    .filter((each) => each.entityType === "tables")
    .flatMap((table) => {
      const of = (kind: string) =>
        byTable.get(`${textIn(table.schema) ?? ""}.${textIn(table.name) ?? ""}.${kind}`) ?? [];
      return tableOf(table, reader, {
        columns: of("columns"),
        primaryKeys: of("pks"),
        uniques: of("uniques"),
        indexes: of("indexes"),
        foreignKeys: of("fks"),
        checks: of("checks"),
        policies: of("policies"),
      });
    });
}

type Parts = {
  readonly [Name in
    | "columns"
    | "primaryKeys"
    | "uniques"
    | "indexes"
    | "foreignKeys"
    | "checks"
    | "policies"]: readonly Fields[];
};

function tableOf(table: Fields, reader: PartReader, parts: Parts): DeclaredTable[] {
  const name = textIn(table.name);
  if (name === null) return [];
  const primary = parts.primaryKeys.flatMap((each) => keyOf(each, "primary key", reader));
  const inKey = new Set(primary.flatMap((each) => each.columns));
  return [
    {
      language: "drizzle",
      kind: "table",
      schema: textIn(table.schema) ?? reader.defaultSchema,
      name,
      key: name,
      place: reader.place,
      columns: parts.columns.flatMap((each) => columnOf(each, inKey, reader)),
      keys: [...primary, ...parts.uniques.flatMap((each) => keyOf(each, "unique", reader))],
      indexes: parts.indexes.flatMap((each) => indexOf(each, reader)),
      foreignKeys: parts.foreignKeys.flatMap((each) => foreignKeyOf(each, reader)),
      checks: parts.checks.flatMap((each) => checkOf(each, reader)),
      policies: parts.policies.flatMap((each) => policyOf(each, reader)),
      hasRls: table.isRLSEnabled === true || table.isRlsEnabled === true,
      isWhole: true,
    },
  ];
}

function enumOf(
  given: Fields,
  { place, defaultSchema }: { readonly place: CodePlace; readonly defaultSchema: string },
): DeclaredEnum[] {
  const name = textIn(given.name);
  // The oldest snapshots keep the values as keys of an object.
  const values = textsIn(given.values) ?? textsIn(Object.values(fieldsOf(given.values)));
  if (name === null || values === null) return [];
  return [{ language: "drizzle", schema: textIn(given.schema) ?? defaultSchema, name, key: name, values, place }];
}
