import type { Catalog, CatalogTable } from "../model/catalog";

type Rights = { readonly owner: string | null; readonly grants: CatalogTable["grants"] };

/** The facts of a catalog as sorted lines, to be held against what {@link introspectPostgres} says of a database. */
export function describeCatalog(catalog: Catalog): readonly string[] {
  return [
    ...catalog.tables.flatMap(describeTable),
    ...describeTypes(catalog),
    ...catalog.functions.map(
      (each) =>
        `${each.kind} ${path(each)}(${each.args}) ${each.returns} ${each.language} ${each.volatility} ${each.securityDefiner} ${each.comment} (${each.fullArgs ?? each.args}) ${list(each.config)} ${[...each.attributes].sort().join(",")} ${rights(each)}`,
    ),
    ...catalog.sequences.map(
      (each) =>
        `sequence ${path(each)} ${each.type} ${sequenceFacts(each)} of ${each.ownedBy} ${each.comment} ${rights(each)}`,
    ),
    ...describeOthers(catalog),
  ].sort();
}

const path = ({ schema, name }: { readonly schema: string; readonly name: string }) => `${schema}.${name}`;

const list = (values: readonly string[] | null) => [...(values ?? [])].sort().join(" ");

const largest: Readonly<Record<string, bigint>> = { smallint: 2n ** 15n - 1n, integer: 2n ** 31n - 1n };

/** What is not said is as the manual has it for CREATE SEQUENCE. */
function sequenceFacts({ type, increment, start, options }: Catalog["sequences"][number]): string {
  const said = (word: string) => options.find((option) => option.startsWith(`${word} `))?.slice(word.length + 1);
  const [max, isUp] = [largest[type] ?? 2n ** 63n - 1n, increment > 0];
  const [first, last] = [said("MINVALUE") ?? (isUp ? 1n : -max - 1n), said("MAXVALUE") ?? (isUp ? max : -1n)];
  const from = start ?? (isUp ? first : last);
  return `start ${from} from ${first} to ${last} by ${increment} ${options.includes("CYCLE")} cache ${said("CACHE") ?? 1}`;
}

function rights({ owner, grants }: Rights): string {
  return `owner ${owner} grants ${grantsText(grants)}`;
}

function grantsText(grants: CatalogTable["grants"]): string | null {
  if (grants === null) return null;
  const lines = grants.map(({ grantee, privileges, grantable }) => {
    const marked = privileges.map((each) => (grantable.includes(each) ? `${each}*` : each));
    return `${grantee} ${marked.join(",")}`;
  });
  return lines.sort().join("; ");
}

function describeTypes(catalog: Catalog): readonly string[] {
  return [
    ...catalog.enums.map((each) => `enum ${path(each)} ${each.values.join("|")} ${each.comment} ${rights(each)}`),
    ...catalog.domains.map((each) => {
      const checks = each.constraints.map(({ name, definition }) => `${name} ${definition}`).sort();
      const text = checks.length === 0 ? null : checks.join("; ");
      return `domain ${path(each)} ${each.type} ${each.nullable ? "null" : "not null"} ${each.default} ${text} ${each.comment} ${rights(each)}`;
    }),
    ...catalog.compositeTypes.map((each) => {
      const attributes = each.attributes
        .map(({ name, type, comment }) => `${name} ${type}${comment === undefined ? "" : ` -- ${comment}`}`)
        .join(", ");
      return `type ${path(each)} ${attributes} ${each.comment} ${rights(each)}`;
    }),
    ...catalog.rangeTypes.map(
      (each) => `range ${path(each)} ${each.subtype} ${each.multirange} ${each.comment} ${rights(each)}`,
    ),
  ];
}

function describeOthers(catalog: Catalog): readonly string[] {
  const details = new Map(catalog.schemaDetails.map((each) => [each.name, each]));
  const none = { owner: null, grants: null, comment: null };
  return [
    ...catalog.schemas.map(
      (name) => `schema ${name} ${details.get(name)?.comment ?? null} ${rights(details.get(name) ?? none)}`,
    ),
    ...catalog.extensions.map((name) => `extension ${name}`),
    ...catalog.publications.map((each) => {
      const tables = each.tables.map(
        ({ schema, table, columns, where }) =>
          `${schema}.${table}${columns ? `(${columns.join(", ")})` : ""}${where === null ? "" : ` where ${where}`}`,
      );
      return `publication ${each.name} ${each.allTables} ${each.viaRoot} ${each.publish.join(",")} tables ${tables.join("; ")} schemas ${each.schemas.join(", ")} ${each.comment} owner ${each.owner}`;
    }),
    ...catalog.eventTriggers.map(
      (each) =>
        `event trigger ${each.name} ${each.event} ${list(each.tags)} ${each.function} ${each.enabled} ${each.comment} owner ${each.owner}`,
    ),
    ...catalog.foreignDataWrappers.map(
      (each) =>
        `wrapper ${each.name} ${list(each.options)} ${each.handler} ${each.validator} ${each.comment} ${rights(each)}`,
    ),
    ...catalog.roles
      .filter(({ prelude }) => !prelude)
      .map(
        (each) =>
          `role ${each.name} ${each.attributes.join(",")} in ${each.memberOf.join(",")} ${list(each.settings)} ${each.comment}`,
      ),
    ...catalog.subscriptions.map(
      (each) =>
        `subscription ${each.name} ${list(each.publications)} ${each.enabled} ${each.comment} owner ${each.owner}`,
    ),
    ...catalog.foreignServers.map(
      (each) =>
        `server ${each.name} ${each.wrapper} ${each.type} ${each.version} ${list(each.options)} ${each.comment} ${rights(each)}`,
    ),
    ...catalog.userMappings.map((each) => `mapping ${each.role} on ${each.server} ${list(each.options)}`),
    ...catalog.defaultPrivileges.map(
      ({ objects, inSchema, role, grants }) =>
        `default privileges ${objects} ${inSchema ?? ""} ${role} ${grantsText(grants.filter((each) => each.grantee !== role))}`,
    ),
    ...catalog.others.map((each) => `${each.kind} ${path(each)} ${each.comment} owner ${each.owner}`),
  ];
}

const identities: Readonly<Record<string, string>> = { FULL: "f", NOTHING: "n" };

function describeTable(table: CatalogTable): readonly string[] {
  const on = path(table);
  const own = [
    ...table.policies.map(
      (each) =>
        `policy ${each.name} on ${on} ${each.permissive} ${each.command} ${[...each.roles].sort().join(",")} ${each.using} ${each.check} ${each.comment}`,
    ),
    ...table.triggers.map(
      (each) =>
        `trigger ${each.name} on ${on} ${each.timing} ${[...each.events].sort().join(",")} ${each.level} ${each.function} ${each.enabled} ${each.definition} ${each.comment} inherited ${each.inherited}`,
    ),
    ...table.rules.map(
      (each) => `rule ${each.name} on ${on} ${each.event} ${each.instead} ${each.enabled} ${each.comment}`,
    ),
  ];
  if (table.schema === "auth" || table.schema === "storage") return own;
  const identity = table.replicaIdentity === null ? null : (identities[table.replicaIdentity] ?? "i");
  const head = [
    `${table.kind} ${on} ${table.rlsEnabled} ${table.rlsForced} ${table.comment} ${table.definition}`,
    `unlogged ${table.unlogged} bound ${table.bound} key ${table.partitionKey} identity ${identity}`,
    `options ${list(table.options)} server ${table.server} of ${table.ofType} inherits ${table.inherits.join(", ") || null} ${rights(table)}`,
  ].join(" ");
  return [
    head,
    ...table.columns.map((each) => describeColumn(on, each)),
    ...table.constraints.map((each) =>
      [
        `constraint ${each.name} on ${on} ${each.type} ${sortedFor(each)} ${each.definition} ${each.comment} inherited ${each.inherited}`,
        `to ${targetText(each)} include ${each.include.join(",")} alike ${each.nullsNotDistinct} deferrable ${each.deferrable} ${each.initiallyDeferred}`,
        `unchecked ${each.notValid && !each.notEnforced} unenforced ${each.notEnforced} local ${each.noInherit}`,
      ].join(" "),
    ),
    ...table.indexes.map((each) =>
      [
        `index ${each.name} on ${on} ${each.unique} ${each.method} ${each.definition} ${each.comment} inherited ${each.inherited}`,
        `keys ${each.columns.join(",")}${each.include.map((name) => ` +${name}`).join("")} where ${each.where} alike ${each.nullsNotDistinct} behind ${each.constraint}`,
      ].join(" "),
    ),
    ...table.statistics.map(
      (each) => `statistics ${path(each)} on ${on} ${each.definition} ${each.comment} owner ${each.owner}`,
    ),
    ...own,
  ];
}

function describeColumn(on: string, each: CatalogTable["columns"][number]): string {
  return [
    `column ${on}.${each.name} ${each.position} ${each.type} ${each.nullable} ${each.default} ${each.identity} ${each.generated} ${each.comment}`,
    `virtual ${each.virtual} by ${each.notNull} (${each.notNullComment ?? null}) collation ${each.collation} inherited ${each.inherited} grants ${grantsText(each.grants)} options ${list(each.options)}`,
  ].join(" ");
}

/** The columns of a check have no order of their own. */
function sortedFor({ type, columns }: CatalogTable["constraints"][number]): string {
  return (type === "check" || type === "exclusion" ? [...columns].sort() : columns).join(",");
}

const actions: Readonly<Record<string, string>> = {
  "NO ACTION": "a",
  RESTRICT: "r",
  CASCADE: "c",
  "SET NULL": "n",
  "SET DEFAULT": "d",
};

function targetText({ references }: CatalogTable["constraints"][number]): string | null {
  if (references === null) return null;
  const { schema, table, columns, onDelete, onUpdate } = references;
  return `${schema}.${table}(${columns.join(",")}) ${actions[onDelete]}${actions[onUpdate]}`;
}
