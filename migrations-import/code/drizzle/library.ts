import type { DialectName } from "../../model/source";
import { applyValue, callable, constant, property, textOf, unknown, type Value } from "../typescript/value";
import { beginColumn } from "./column";
import { columnTypes, customColumnType } from "./column-types";
import {
  checkBuilder,
  enumBuilder,
  foreignKeyBuilder,
  indexBuilder,
  policyBuilder,
  primaryKeyBuilder,
  uniqueBuilder,
} from "./extras";
import { defineRelationsBuilder, relationsBuilder } from "./relations";
import { sqlTag } from "./sql";
import { tableBuilder, viewBuilder } from "./table";

const cores: Readonly<Record<string, DialectName>> = {
  "drizzle-orm/pg-core": "postgres",
  "drizzle-orm/sqlite-core": "sqlite",
};

/**
 * What Drizzle's packages give, for one dialect: the builders of the other databases are unknown, and so are their tables.
 * Null for packages that are not Drizzle's.
 */
export function drizzleLibrary(dialect: DialectName): (specifier: string) => Value | null {
  const core = coreOf(dialect);
  const orm: Value = { kind: "namespace", get: (name) => ormParts.get(name) ?? unknown };
  const kit: Value = { kind: "namespace", get: (name) => (name === "defineConfig" ? identity : unknown) };
  const nothing: Value = { kind: "namespace", get: () => unknown };
  return (specifier) => {
    if (specifier === "drizzle-orm" || specifier === "drizzle-orm/sql") return orm;
    if (specifier === "drizzle-kit") return kit;
    if (cores[specifier] === dialect) return core;
    return /^drizzle-(orm|kit|zod|valibot|typebox|seed)\b/.test(specifier) ? nothing : null;
  };
}

const ormParts: ReadonlyMap<string, Value> = new Map([
  ["sql", sqlTag],
  ["relations", relationsBuilder],
  ["defineRelations", defineRelationsBuilder],
  ["defineRelationsPart", defineRelationsBuilder],
]);

const identity = callable(([value]) => value ?? unknown);

const common: Readonly<Record<string, Value>> = {
  index: indexBuilder(false),
  uniqueIndex: indexBuilder(true),
  unique: uniqueBuilder,
  primaryKey: primaryKeyBuilder,
  foreignKey: foreignKeyBuilder,
  check: checkBuilder,
};

/** The functions of one core module, each under the name it is imported by. */
function coreOf(dialect: DialectName): Value {
  const builders = new Map(
    Object.entries(columnTypes[dialect]).map(([name, typeOf]) => [
      name,
      callable((args) => beginColumn(args, dialect, typeOf)),
    ]),
  );
  builders.set("customType", customType(dialect));
  const columns: Value = { kind: "namespace", get: (name) => builders.get(name) ?? unknown };
  const own = dialect === "postgres" ? postgresParts(columns) : sqliteParts(columns);
  const parts = new Map([...builders, ...Object.entries(common), ...Object.entries(own)]);
  return { kind: "namespace", get: (name) => parts.get(name) ?? unknown };
}

function postgresParts(builders: Value): Readonly<Record<string, Value>> {
  return {
    pgTable: tableBuilder({ schema: null, builders }),
    pgTableCreator: tableCreator(builders),
    pgView: viewBuilder(null),
    pgMaterializedView: viewBuilder(null),
    pgEnum: enumIn(null),
    pgPolicy: policyBuilder,
    pgSchema: callable(([name]) => schemaNamed(textOf(name), builders)),
  };
}

function sqliteParts(builders: Value): Readonly<Record<string, Value>> {
  return {
    sqliteTable: tableBuilder({ schema: null, builders }),
    sqliteTableCreator: tableCreator(builders),
    sqliteView: viewBuilder(null),
  };
}

/** `pgTableCreator((name) => …)`: tables whose names a function of the code makes. */
function tableCreator(builders: Value): Value {
  return callable(([rename], place) =>
    tableBuilder({ schema: null, builders, rename: (name) => applyValue(rename ?? unknown, [name], place) }),
  );
}

/** What `pgSchema("name")` gives: the same builders, in that schema. Nothing where the name could not be read. */
function schemaNamed(schema: string | null, builders: Value): Value {
  if (schema === null) return unknown;
  const parts: Readonly<Record<string, Value>> = {
    table: tableBuilder({ schema, builders }),
    view: viewBuilder(schema),
    materializedView: viewBuilder(schema),
    enum: enumIn(schema),
    schemaName: constant(schema),
  };
  return { kind: "namespace", get: (name) => (Object.hasOwn(parts, name) ? (parts[name] ?? unknown) : unknown) };
}

function enumIn(schema: string | null): Value {
  return enumBuilder(schema, (type) => (args) => beginColumn(args, "postgres", () => ({ type })));
}

/** `customType({ dataType() { … } })`: a builder whose type is what the function of the code answers. */
function customType(dialect: DialectName): Value {
  return callable(([params], place) => {
    const dataType = property(params, "dataType") ?? unknown;
    return callable((args) => {
      const [first, second] = args;
      const options = textOf(first) === null ? first : second;
      const said = textOf(applyValue(dataType, options === undefined ? [] : [options], place));
      return beginColumn(args, dialect, () => customColumnType(said));
    });
  });
}
