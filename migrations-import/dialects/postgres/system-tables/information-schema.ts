import type { CatalogObject, CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { typeNamePrinted } from "../analysis/read-facts";
import { notNullName } from "../catalog/column-facts";
import { findTypeIn } from "../catalog/find-type";
import { bareType } from "../dependents/find-dependents";
import { schemaNames } from "./pg-catalog";
import { childrenIn, databaseName, parentOf, type SystemTable, schemaOf, tableOf, tablesIn } from "./system-table";

type Column = CatalogObjectOf<"column">;
type Constraint = CatalogObjectOf<"constraint">;
type Table = CatalogObjectOf<"table">;

const ofTable = {
  table_catalog: () => databaseName,
  table_schema: (object: CatalogObject) => schemaOf(object),
  table_name: (object: CatalogObject, session: Session) => parentOf(object, session)?.name,
};

const tableTypes: Readonly<Record<string, string>> = {
  table: "BASE TABLE",
  "partitioned table": "BASE TABLE",
  view: "VIEW",
  "foreign table": "FOREIGN",
};

const tables = tableOf<Table>(
  ["table_schema", "table_name"],
  (session, hints) =>
    tablesIn(session, { name: hints.get("table_name") }).filter(({ definition }) => definition.kind in tableTypes),
  {
    table_catalog: () => databaseName,
    table_schema: schemaOf,
    table_name: ({ name }) => name,
    table_type: ({ definition }) => tableTypes[definition.kind],
  },
);

const views = tableOf<Table>(
  ["table_schema", "table_name"],
  (session, hints) =>
    tablesIn(session, { name: hints.get("table_name") }).filter(({ definition }) => definition.kind === "view"),
  {
    table_schema: schemaOf,
    table_name: ({ name }) => name,
    view_definition: ({ definition }) => definition.definition,
  },
);

const columns = tableOf<Column>(
  ["table_schema", "table_name"],
  (session, hints) =>
    childrenIn(session, "column", { name: hints.get("table_name") }).filter(
      (column) => parentOf(column, session)?.definition.kind !== "materialized view",
    ),
  {
    ...ofTable,
    column_name: ({ name }) => name,
    ordinal_position: ({ definition }) => definition.ordinal,
    column_default: ({ definition }) => definition.default,
    is_nullable: ({ definition }) => (definition.nullable ? "YES" : "NO"),
    data_type: dataType,
    udt_name: internalName,
    character_maximum_length: ({ definition: { type } }) => {
      const length = /^(?:character varying|character|bit varying|bit)\((\d+)\)$/.exec(type)?.[1];
      return length === undefined ? null : Number(length);
    },
    numeric_precision: ({ definition: { type } }, session) => precisionOf(type, session)?.precision,
    numeric_precision_radix: ({ definition: { type } }, session) => precisionOf(type, session)?.radix,
    numeric_scale: ({ definition: { type } }, session) => precisionOf(type, session)?.scale,
    is_identity: ({ definition }) => (definition.identity === null ? "NO" : "YES"),
    is_generated: ({ definition }) => (definition.generated === null ? "NEVER" : "ALWAYS"),
  },
);

type Precision = { readonly [fact in "precision" | "radix" | "scale"]: number | null };

const noNumber: Precision = { precision: null, radix: null, scale: null };

const precisions: Readonly<Record<string, Precision>> = {
  smallint: { precision: 16, radix: 2, scale: 0 },
  integer: { precision: 32, radix: 2, scale: 0 },
  bigint: { precision: 64, radix: 2, scale: 0 },
  real: { precision: 24, radix: 2, scale: null },
  "double precision": { precision: 53, radix: 2, scale: null },
  numeric: { precision: null, radix: 10, scale: null },
};

/** Undefined for a domain, and for a type that no file makes. */
function precisionOf(type: string, { ledger }: Session): Precision | undefined {
  const [, precision, scale] = /^numeric\((\d+),(-?\d+)\)$/.exec(type) ?? [];
  if (precision !== undefined) return { precision: Number(precision), radix: 10, scale: Number(scale) };
  const known = userType(type, ledger);
  const isTold = known ? known.kind !== "domain" : typeNamePrinted(bareType(type).replace(/\(\d+\)/, "")) !== undefined;
  return precisions[type] ?? (isTold ? noNumber : undefined);
}

/** A domain counts as what it is made of; what is neither the system's nor an array is the user's. */
function dataType({ definition: { type } }: Column, { ledger }: Session): string | undefined {
  if (type === "unknown") return undefined;
  if (type.endsWith("[]")) return "ARRAY";
  const known = userType(type, ledger);
  if (known?.kind === "domain") return undefined;
  const bare = bareType(type).replace(/\(\d+\)/, "");
  return typeNamePrinted(bare) === undefined || known ? "USER-DEFINED" : bare;
}

function internalName({ definition: { type } }: Column, { ledger }: Session): string | undefined {
  const isArray = type.endsWith("[]");
  const bare = bareType(type).replace(/\(\d+\)/, "");
  const known = userType(type, ledger);
  if (known?.kind === "domain") return undefined;
  const name = known?.name ?? typeNamePrinted(bare) ?? (/^\w+$/.test(bare) ? bare : undefined);
  return name !== undefined && isArray ? `_${name}` : name;
}

function userType(type: string, ledger: Session["ledger"]) {
  const [name = "", schema = "public"] = bareType(type)
    .split(".")
    .map((part) => part.replace(/^"(.*)"$/, "$1"))
    .toReversed();
  return findTypeIn(ledger, schema, name);
}

const constraintTypes: Readonly<Record<string, string>> = {
  "primary key": "PRIMARY KEY",
  unique: "UNIQUE",
  "foreign key": "FOREIGN KEY",
  check: "CHECK",
};

const tableConstraints = tableOf<Constraint | Column>(
  ["table_schema", "table_name", "constraint_name", "constraint_schema"],
  (session, hints) => {
    const of = { name: hints.get("table_name") };
    const required = childrenIn(session, "column", of).filter((column) => notNullName(column) !== undefined);
    const others = childrenIn(session, "constraint", of).filter(({ definition }) => definition.type in constraintTypes);
    return [...others, ...required];
  },
  {
    ...ofTable,
    constraint_schema: schemaOf,
    constraint_name: (each) => (each.kind === "column" ? notNullName(each) : each.name),
    constraint_type: (each) => (each.kind === "column" ? "CHECK" : constraintTypes[each.definition.type]),
  },
);

type Used = { readonly key: Constraint; readonly column: string; readonly position: number };

const keyColumnUsage = tableOf<Used>(
  ["table_schema", "table_name", "constraint_name", "constraint_schema"],
  (session, hints) =>
    childrenIn(session, "constraint", { name: hints.get("table_name") })
      .filter(({ definition }) => ["primary key", "unique", "foreign key"].includes(definition.type))
      .flatMap((key) => key.definition.columns.map((column, index) => ({ key, column, position: index + 1 }))),
  {
    table_schema: ({ key }) => schemaOf(key),
    table_name: ({ key }, session) => parentOf(key, session)?.name,
    constraint_schema: ({ key }) => schemaOf(key),
    constraint_name: ({ key }) => key.name,
    column_name: ({ column }) => column,
    ordinal_position: ({ position }) => position,
  },
);

/** What constraints use: the columns of keys, and those that foreign keys point at. */
const constraintColumnUsage = tableOf<Used>(
  ["table_schema", "table_name", "constraint_name", "constraint_schema"],
  ({ ledger }) =>
    ledger
      .ofKind("constraint")
      .filter(({ definition }) => ["primary key", "unique", "foreign key"].includes(definition.type))
      .flatMap((key) =>
        (key.definition.references ?? key.definition).columns.map((column, index) => ({
          key,
          column,
          position: index + 1,
        })),
      ),
  {
    table_schema: ({ key }) => key.definition.references?.schema ?? schemaOf(key),
    table_name: ({ key }, session) => key.definition.references?.table ?? parentOf(key, session)?.name,
    constraint_schema: ({ key }) => schemaOf(key),
    constraint_name: ({ key }) => key.name,
    column_name: ({ column }) => column,
  },
);

const referentialConstraints = tableOf<Constraint>(
  [],
  ({ ledger }) => ledger.ofKind("constraint").filter(({ definition }) => definition.references !== null),
  {
    constraint_schema: schemaOf,
    constraint_name: ({ name }) => name,
    delete_rule: ({ definition }) => definition.references?.onDelete,
    update_rule: ({ definition }) => definition.references?.onUpdate,
  },
);

const routines = tableOf<CatalogObjectOf<"function">>(
  ["routine_schema", "routine_name", "specific_schema"],
  ({ ledger }) =>
    ledger.ofKind("function").filter(({ definition }) => ["function", "procedure"].includes(definition.kind)),
  {
    routine_schema: schemaOf,
    specific_schema: schemaOf,
    routine_name: ({ name }) => name,
    routine_type: ({ definition }) => definition.kind.toUpperCase(),
  },
);

const schemata = tableOf<string>(["schema_name"], schemaNames, { schema_name: (name) => name });

const sequences = tableOf<CatalogObjectOf<"sequence">>([], ({ ledger }) => ledger.ofKind("sequence"), {
  sequence_schema: schemaOf,
  sequence_name: ({ name }) => name,
});

type Fired = { readonly trigger: CatalogObjectOf<"trigger">; readonly event: string };

const triggers = tableOf<Fired>(
  [],
  (session, hints) =>
    childrenIn(session, "trigger", { name: hints.get("event_object_table") }).flatMap((trigger) =>
      trigger.definition.events
        .map((event) => event.replace(/ .*$/s, ""))
        .filter((event) => event !== "TRUNCATE")
        .map((event) => ({ trigger, event })),
    ),
  {
    trigger_schema: ({ trigger }) => schemaOf(trigger),
    trigger_name: ({ trigger }) => trigger.name,
    event_object_schema: ({ trigger }) => schemaOf(trigger),
    event_object_table: ({ trigger }, session) => parentOf(trigger, session)?.name,
    event_manipulation: ({ event }) => event,
    action_timing: ({ trigger }) => trigger.definition.timing,
  },
);

/** The views of `information_schema` that migrations ask, by name. */
export const informationSchema: Readonly<Record<string, SystemTable>> = {
  columns,
  constraint_column_usage: constraintColumnUsage,
  key_column_usage: keyColumnUsage,
  referential_constraints: referentialConstraints,
  routines,
  schemata,
  sequences,
  table_constraints: tableConstraints,
  tables,
  triggers,
  views,
};
