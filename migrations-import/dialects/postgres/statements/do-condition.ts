import type { Ledger } from "../../../replay/ledger";
import type { Session } from "../../../replay/session";
import { findRelation, isRelationTaken, relationName } from "../catalog/find-relation";
import { relationsIn } from "../dependents/find-dependents";
import { type Node, type NodeOf, stringOf, stringsOf, unwrap, walk } from "../grammar/node";

/** Whether a condition on the catalog holds; null where reading cannot tell. */
export function evaluateCondition(node: Node | null, session: Session): boolean | null {
  if (!node) return null;
  if ("A_Const" in node && node.A_Const.boolval) return node.A_Const.boolval.boolval ?? false;
  if ("SubLink" in node && node.SubLink.subLinkType === "EXPR_SUBLINK") return evaluateAlone(node.SubLink, session);
  if ("BoolExpr" in node) return evaluateBoolean(node.BoolExpr, session);
  if ("SubLink" in node && node.SubLink.subLinkType === "EXISTS_SUBLINK") {
    return evaluateExists(unwrap(node.SubLink.subselect, "SelectStmt") ?? {}, session);
  }
  if ("NullTest" in node) {
    const exists = evaluateRegclass(node.NullTest.arg, session);
    return exists === null ? null : exists === (node.NullTest.nulltesttype !== "IS_NULL");
  }
  return null;
}

function evaluateBoolean(node: NodeOf<"BoolExpr">, session: Session): boolean | null {
  const values = (node.args ?? []).map((arg) => evaluateCondition(arg, session));
  if (node.boolop === "NOT_EXPR") return values[0] === null || values[0] === undefined ? null : !values[0];
  const decisive = node.boolop === "OR_EXPR";
  if (values.includes(decisive)) return decisive;
  return values.includes(null) ? null : !decisive;
}

/** `(SELECT EXISTS (…))`. */
function evaluateAlone({ subselect }: NodeOf<"SubLink">, session: Session): boolean | null {
  const select = unwrap(subselect, "SelectStmt");
  if (!select || select.fromClause || select.targetList?.length !== 1) return null;
  return evaluateCondition(unwrap(select.targetList[0], "ResTarget")?.val ?? null, session);
}

/** `to_regclass('name')`. */
function evaluateRegclass(node: Node | undefined, session: Session): boolean | null {
  const call = unwrap(node, "FuncCall");
  const name = unwrap(call?.args?.[0], "A_Const")?.sval?.sval;
  if (stringOf(call?.funcname?.at(-1)) !== "to_regclass" || name === undefined) return null;
  return findRelation(session, relationName(name.replaceAll('"', "").split("."))) !== undefined;
}

type Facts = ReadonlyMap<string, string>;

type Lookup = (facts: Facts, ledger: Ledger) => boolean | null;

/** What the system's own tables say of the objects in the ledger, by the columns that conditions compare. */
const lookups: Readonly<Record<string, Lookup>> = {
  pg_type: byName("typname", (schema, name, ledger) =>
    (["enum", "domain", "compositeType", "table"] as const).some((kind) => ledger.find(kind, { schema }, name)),
  ),
  pg_class: byName("relname", (schema, name, ledger) => isRelationTaken(ledger, schema, name)),
  pg_tables: byName(
    "tablename",
    (schema, name, ledger) => ledger.find("table", { schema }, name)?.definition.kind === "table",
  ),
  tables: byName("table_name", (schema, name, ledger) => ledger.find("table", { schema }, name) !== undefined),
  views: byName(
    "table_name",
    (schema, name, ledger) => ledger.find("table", { schema }, name)?.definition.kind === "view",
  ),
  pg_indexes: byName("indexname", (schema, name, ledger) => ledger.find("index", { schema }, name) !== undefined),
  pg_proc: byName("proname", (schema, name, ledger) => ledger.find("function", { schema }, name) !== undefined),
  pg_constraint: byName("conname", (schema, name, ledger) => ledger.find("constraint", { schema }, name) !== undefined),
  table_constraints: byName(
    "constraint_name",
    (schema, name, ledger) => ledger.find("constraint", { schema }, name) !== undefined,
  ),
  pg_trigger: byName("tgname", (schema, name, ledger) => ledger.find("trigger", { schema }, name) !== undefined),
  columns: ofTable("table_name", "column_name", "column"),
  pg_attribute: ofTable("relname", "attname", "column"),
  pg_policies: ofTable("tablename", "policyname", "policy"),
  pg_policy: byNameAnywhere("polname", "policy"),
  pg_enum: (facts, ledger) => {
    const [type, value] = [facts.get("typname"), facts.get("enumlabel")];
    const found = type === undefined ? undefined : ledger.find("enum", { schema: schemaIn(facts) }, type);
    return value === undefined || type === undefined ? null : (found?.definition.values.includes(value) ?? false);
  },
  pg_extension: (facts, ledger) => {
    const name = facts.get("extname");
    return name === undefined ? null : ledger.find("extension", { schema: null }, name) !== undefined;
  },
  pg_namespace: (facts, ledger) => schemaExists(facts.get("nspname"), ledger),
  schemata: (facts, ledger) => schemaExists(facts.get("schema_name"), ledger),
};

function schemaExists(name: string | undefined, ledger: Ledger): boolean | null {
  return name === undefined ? null : name === "public" || ledger.find("schema", { schema: null }, name) !== undefined;
}

function schemaIn(facts: Facts): string {
  const keys = [
    "nspname",
    "table_schema",
    "schemaname",
    "constraint_schema",
    "typnamespace",
    "relnamespace",
    "connamespace",
  ];
  return keys.map((key) => facts.get(key)).find((schema) => schema !== undefined) ?? "public";
}

function byName(column: string, exists: (schema: string, name: string, ledger: Ledger) => boolean): Lookup {
  return (facts, ledger) => {
    const name = facts.get(column);
    return name === undefined ? null : exists(schemaIn(facts), name, ledger);
  };
}

function byNameAnywhere(column: string, kind: "policy"): Lookup {
  return (facts, ledger) => {
    const name = facts.get(column);
    return name === undefined ? null : ledger.ofKind(kind).some((each) => each.name === name);
  };
}

function ofTable(tableColumn: string, nameColumn: string, kind: "column" | "policy"): Lookup {
  return (facts, ledger) => {
    const [tableName, name] = [facts.get(tableColumn), facts.get(nameColumn)];
    if (tableName === undefined || name === undefined) return null;
    const table = ledger.find("table", { schema: schemaIn(facts) }, tableName);
    return table !== undefined && ledger.find(kind, { parent: table.id }, name) !== undefined;
  };
}

/** Whether a query over a system table has rows; null where reading cannot tell, as it can where its conditions are all
 * `column = 'constant'` or joins. */
export function evaluateExists(select: NodeOf<"SelectStmt">, session: Session): boolean | null {
  const names = relationsIn(select.fromClause ?? []).map((relation) => relation.relname ?? "");
  const main =
    ["pg_enum", "pg_attribute", "pg_trigger", "pg_policy", "pg_constraint"].find((name) => names.includes(name)) ??
    names[0];
  const lookup = lookups[main ?? ""];
  const facts = lookup ? readFacts([select.whereClause, ...(select.fromClause ?? [])]) : null;
  return lookup && facts ? lookup(facts, session.ledger) : null;
}

/** Null where a condition is an alternative, a negation or a comparison that is not an equality. */
function readFacts(nodes: readonly (Node | undefined)[]): Facts | null {
  const facts = new Map<string, string>();
  let isPlain = true;
  walk(nodes, (node) => {
    if ("BoolExpr" in node && node.BoolExpr.boolop !== "AND_EXPR") isPlain = false;
    if (!("A_Expr" in node)) return;
    const fact = readEquality(node.A_Expr);
    if (fact === "unknown") isPlain = false;
    else if (fact) facts.set(...fact);
  });
  return isPlain ? facts : null;
}

/** A fact; null for a join of two columns; `unknown` for anything else. */
function readEquality(node: NodeOf<"A_Expr">): readonly [string, string] | null | "unknown" {
  const column = unwrap(node.lexpr, "ColumnRef");
  if (!column || node.kind !== "AEXPR_OP" || stringOf(node.name?.at(-1)) !== "=") return "unknown";
  const name = stringsOf(column.fields).at(-1) ?? "";
  const text = constantOf(node.rexpr);
  if (text !== undefined) return [isRegclass(node.rexpr) ? (regclassColumns[name] ?? name) : name, text];
  return unwrap(node.rexpr, "ColumnRef") ? null : "unknown";
}

const regclassColumns: Readonly<Record<string, string>> = {
  attrelid: "relname",
  conrelid: "relname",
  tgrelid: "relname",
};

function isRegclass(node: Node | undefined): boolean {
  return unwrap(node, "TypeCast") !== undefined;
}

function constantOf(node: Node | undefined): string | undefined {
  const cast = unwrap(node, "TypeCast");
  const text = unwrap(cast ? cast.arg : node, "A_Const")?.sval?.sval;
  return cast ? text?.replaceAll('"', "").split(".").at(-1) : text;
}
