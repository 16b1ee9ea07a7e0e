import type { CatalogObjectOf, Definitions } from "../../../model/catalog-object";
import type { PublishedTable } from "../../../model/further-definitions";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { analyseCondition } from "../analysis/analyse-branches";
import { needRelation, type Table } from "../catalog/find-relation";
import { descendantsOf, isPartitioned } from "../catalog/heirs";
import { isPlatformPublication } from "../catalog/platform";
import { rightsAtBirth } from "../catalog/rights";
import { creationSchema } from "../catalog/search-path";
import { usesMade } from "../definitions/generated-column";
import { columnNamesIn, scopeOfTable } from "../definitions/table-expression";
import { contentsOf, type Node, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { plainPrinter, print } from "../printing/print-expression";
import { NoEffect, refuse } from "../refusal";
import { valueText } from "./print-options";

type Publication = CatalogObjectOf<"publication">;
type Published = Pick<Definitions["publication"], "tables" | "schemas">;

const allActions = ["delete", "insert", "truncate", "update"];

/** CREATE PUBLICATION. */
export function createPublication(node: NodeOf<"CreatePublicationStmt">, session: Session): StatementEnd {
  const name = node.pubname ?? "";
  if (session.ledger.find("publication", { schema: null }, name)) {
    refuse("DUPLICATE_OBJECT", `publication ${name} already exists`);
  }
  const options = readOptions(node.options, { publish: allActions, viaRoot: false });
  const definition = {
    allTables: node.for_all_tables ?? false,
    ...readPublished(session, node.pubobjects, options),
    ...options,
    comment: null,
    ...rightsAtBirth(session, "others", null),
  };
  session.ledger.insert({ kind: "publication", parent: null, schema: null, name, definition });
  return "applied";
}

function readPublished(session: Session, nodes: readonly Node[] | undefined, options: Options): Published {
  const tables: PublishedTable[] = [];
  const schemas: string[] = [];
  for (const node of nodes ?? []) {
    const { pubobjtype, name, pubtable } = unwrap(node, "PublicationObjSpec") ?? {};
    if (pubtable) addTables(tables, readTables(session, pubtable, options));
    else schemas.push(pubobjtype === "PUBLICATIONOBJ_TABLES_IN_CUR_SCHEMA" ? creationSchema(session) : (name ?? ""));
  }
  return { tables: sortTables(tables), schemas: [...new Set(schemas)].sort() };
}

/** A table is published in one way only (`OpenTableList`): twice it can be named where nothing more is said of it. */
function addTables(tables: PublishedTable[], [named, ...heirs]: readonly PublishedTable[]): void {
  for (const each of [named, ...heirs]) {
    const known = each && tables.find((table) => pathOf(table) === pathOf(each));
    if (each && !known) tables.push(each);
    if (!each || !known) continue;
    const isSaid = (what: "where" | "columns") => each[what] !== null || known[what] !== null;
    if (isSaid("where") || isSaid("columns")) {
      refuse("DUPLICATE_OBJECT", `${pathOf(each)} is published twice, not as the same rows and columns`);
    }
  }
}

/** A table, with what inherits from it unless ONLY is said; partitions are published by their table (`OpenTableList`). */
function readTables(
  session: Session,
  { relation, columns, whereClause }: NodeOf<"PublicationTable">,
  { viaRoot }: Options,
): readonly PublishedTable[] {
  const named = needRelation(session, relation ?? {});
  if (isPartitioned(named) && !viaRoot && (columns ?? whereClause)) {
    refuse(
      "INVALID_STATEMENT",
      `${named.name} is partitioned: its partitions are published, and all there is of them`,
      "set publish_via_partition_root",
    );
  }
  const hasHeirs = relation?.inh === true && !isPartitioned(named);
  const heirs = hasHeirs ? descendantsOf(session, named).map(({ heir }) => heir) : [];
  return [named, ...heirs].map((table) => ({
    schema: table.schema ?? "public",
    table: table.name,
    columns: columns ? stringsOf(columns) : null,
    where: whereClause ? printFilter(session, table, whereClause) : null,
  }));
}

/** What rows are published is told without anything people made (`check_simple_rowfilter_expr`). */
function printFilter(session: Session, table: Table, node: Node): string {
  const scope = scopeOfTable(session, table);
  const value = analyseCondition(node, scope);
  const names = columnNamesIn(node);
  const columns = session.ledger.children(table.id, "column").filter((each) => names.has(each.name));
  if (usesMade(node, columns, scope)) {
    refuse("INVALID_STATEMENT", `what is published of ${table.name} cannot depend on functions or types people made`);
  }
  return print(value.bare, plainPrinter);
}

const pathOf = ({ schema, table }: PublishedTable) => `${schema}.${table}`;

/** In the order of their names. */
export function sortTables(tables: readonly PublishedTable[]): readonly PublishedTable[] {
  return [...tables].sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1));
}

type Options = Pick<Definitions["publication"], "publish" | "viaRoot">;

function readOptions(nodes: readonly Node[] | undefined, before: Options): Options {
  let options = before;
  for (const node of nodes ?? []) {
    const { defname, arg } = unwrap(node, "DefElem") ?? {};
    const value = arg === undefined ? "true" : valueText(arg);
    if (defname === "publish_via_partition_root") options = { ...options, viaRoot: value !== "false" };
    if (defname === "publish")
      options = {
        ...options,
        publish: value
          .split(",")
          .map((each) => each.trim())
          .filter(Boolean)
          .sort(),
      };
  }
  return options;
}

/** ALTER PUBLICATION: what it publishes, and how. */
export function alterPublication(node: NodeOf<"AlterPublicationStmt">, session: Session): StatementEnd {
  const publication = needPublication(session, node.pubname ?? "");
  const options = readOptions(node.options, publication.definition);
  const { publish, viaRoot } = options;
  if (!node.pubobjects) session.ledger.update(publication, { publish, viaRoot });
  else session.ledger.update(publication, changePublished(session, publication, node));
  return "applied";
}

function changePublished(session: Session, publication: Publication, node: NodeOf<"AlterPublicationStmt">): Published {
  const { tables, schemas } = publication.definition;
  const named = readPublished(session, node.pubobjects, publication.definition);
  if (publication.definition.allTables) refuse("INVALID_STATEMENT", `${publication.name} has all tables already`);
  if (node.action === "AP_SetObjects") return named;
  const isNamed = (table: PublishedTable) => named.tables.some((each) => pathOf(each) === pathOf(table));
  if (node.action === "AP_DropObjects") {
    return {
      tables: tables.filter((each) => !isNamed(each)),
      schemas: schemas.filter((each) => !named.schemas.includes(each)),
    };
  }
  const twice = tables.find(isNamed);
  if (twice) refuse("DUPLICATE_OBJECT", `${pathOf(twice)} is in publication ${publication.name} already`);
  return {
    tables: sortTables([...tables, ...named.tables]),
    schemas: [...new Set([...schemas, ...named.schemas])].sort(),
  };
}

/** A platform's publication comes to stand for what the migration says of it. */
export function needPublication(session: Session, name: string): Publication {
  const find = () => session.ledger.find("publication", { schema: null }, name);
  const known = find();
  if (known) return known;
  if (!isPlatformPublication(name)) refuse("UNKNOWN_OBJECT", `publication ${name} does not exist here`);
  const definition = {
    allTables: false,
    tables: [],
    schemas: [],
    publish: allActions,
    viaRoot: false,
    comment: null,
    extra: { external: true },
  };
  session.ledger.insert({ kind: "publication", parent: null, schema: null, name, definition }, { consequence: true });
  return find() ?? refuse("UNKNOWN_OBJECT", `publication ${name} does not exist here`);
}

/** CREATE SUBSCRIPTION. */
export function createSubscription(node: NodeOf<"CreateSubscriptionStmt">, session: Session): StatementEnd {
  const name = node.subname ?? "";
  const options = contentsOf(node.options, "DefElem");
  // One that does not connect is not enabled, and must not say that it is.
  const isOff = (option: string) =>
    options.some(({ defname, arg }) => defname === option && arg !== undefined && valueText(arg) === "false");
  const definition = {
    publications: stringsOf(node.publication).sort(),
    enabled: !isOff("enabled") && !isOff("connect"),
    comment: null,
    ...rightsAtBirth(session, "others", null),
  };
  session.ledger.insert({ kind: "subscription", parent: null, schema: null, name, definition });
  return "applied";
}

/** ALTER SUBSCRIPTION: the publications it follows, and whether it does. */
export function alterSubscription(node: NodeOf<"AlterSubscriptionStmt">, session: Session): StatementEnd {
  const subscription = session.ledger.find("subscription", { schema: null }, node.subname ?? "");
  if (!subscription) return refuse("UNKNOWN_OBJECT", `subscription ${node.subname ?? ""} does not exist here`);
  const named = stringsOf(node.publication);
  const { publications } = subscription.definition;
  const { ledger } = session;
  switch (node.kind) {
    case "ALTER_SUBSCRIPTION_SET_PUBLICATION":
      ledger.update(subscription, { publications: [...named].sort() });
      return "applied";
    case "ALTER_SUBSCRIPTION_ADD_PUBLICATION":
      ledger.update(subscription, { publications: [...new Set([...publications, ...named])].sort() });
      return "applied";
    case "ALTER_SUBSCRIPTION_DROP_PUBLICATION":
      ledger.update(subscription, { publications: publications.filter((each) => !named.includes(each)) });
      return "applied";
    case "ALTER_SUBSCRIPTION_ENABLED": {
      const option = unwrap(node.options?.[0], "DefElem");
      ledger.update(subscription, { enabled: unwrap(option?.arg, "Boolean")?.boolval ?? false });
      return "applied";
    }
    default:
      return "no effect";
  }
}

/** DROP SUBSCRIPTION. */
export function dropSubscription(node: NodeOf<"DropSubscriptionStmt">, session: Session): StatementEnd {
  const subscription = session.ledger.find("subscription", { schema: null }, node.subname ?? "");
  if (!subscription && node.missing_ok) throw new NoEffect();
  if (!subscription) return refuse("UNKNOWN_OBJECT", `subscription ${node.subname ?? ""} does not exist here`);
  session.ledger.remove(subscription.id);
  return "applied";
}
