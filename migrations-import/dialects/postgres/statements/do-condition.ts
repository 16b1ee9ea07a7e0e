import type { Ledger } from "../../../replay/ledger";
import type { Session } from "../../../replay/session";
import { findRelation, isOutside, isRelationTaken, relationName, tableIn } from "../catalog/find-relation";
import { findTypeIn } from "../catalog/find-type";
import { isPlatformPublication, isPlatformRole } from "../catalog/platform";
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
  return "A_Expr" in node ? evaluateComparison(node.A_Expr, session) : null;
}

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  "=": (a, b) => a === b,
  "<>": (a, b) => a !== b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
};

/** `(SELECT count(*) FROM pg_class WHERE …) = 0`, `current_setting('server_version_num')::int >= 130000`. */
function evaluateComparison(node: NodeOf<"A_Expr">, session: Session): boolean | null {
  const compare = node.kind === "AEXPR_OP" ? comparisons[stringOf(node.name?.at(-1))] : undefined;
  const [left, right] = [numberOf(node.lexpr, session), numberOf(node.rexpr, session)];
  return compare && left !== null && right !== null ? compare(left, right) : null;
}

/** The version that what a block asks for is taken to be. */
const serverVersion = 180000;

function numberOf(node: Node | undefined, session: Session): number | null {
  const constant = unwrap(node, "A_Const");
  if (constant) return constant.ival ? (constant.ival.ival ?? 0) : null;
  const cast = unwrap(node, "TypeCast");
  if (cast) return numberOf(cast.arg, session);
  const call = unwrap(node, "FuncCall");
  const asked = unwrap(call?.args?.[0], "A_Const")?.sval?.sval;
  if (stringOf(call?.funcname?.at(-1)) === "current_setting")
    return asked === "server_version_num" ? serverVersion : null;
  const select = unwrap(unwrap(node, "SubLink")?.subselect, "SelectStmt");
  return select ? countRows(select, session) : null;
}

/** What `SELECT count(*)` over a system table gives: none or one, where reading can tell. */
export function countRows(select: NodeOf<"SelectStmt">, session: Session): number | null {
  const call = unwrap(unwrap(select.targetList?.[0], "ResTarget")?.val, "FuncCall");
  const isCount = stringOf(call?.funcname?.at(-1)) === "count" && select.targetList?.length === 1;
  const exists = isCount && !select.groupClause ? evaluateExists(select, session) : null;
  return exists === null ? null : Number(exists);
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
  const found = findRelation(session, relationName(name.replaceAll('"', "").split(".")));
  return found !== undefined && !isOutside(found);
}

type Facts = ReadonlyMap<string, string>;

type Lookup = (facts: Facts, ledger: Ledger) => boolean | null;

/** What the system's own tables say of the objects in the ledger, by the columns that conditions compare. */
const lookups: Readonly<Record<string, Lookup>> = {
  pg_type: byName("typname", (schema, name, ledger) =>
    Boolean(findTypeIn(ledger, schema, name) ?? tableIn(ledger, schema, name)),
  ),
  pg_class: byName("relname", (schema, name, ledger) => isRelationTaken(ledger, schema, name)),
  pg_tables: byName("tablename", (schema, name, ledger) => tableIn(ledger, schema, name)?.definition.kind === "table"),
  tables: byName("table_name", (schema, name, ledger) => tableIn(ledger, schema, name) !== undefined),
  views: byName("table_name", (schema, name, ledger) => tableIn(ledger, schema, name)?.definition.kind === "view"),
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
  pg_roles: (facts, ledger) => roleExists(facts.get("rolname"), ledger),
  pg_authid: (facts, ledger) => roleExists(facts.get("rolname"), ledger),
  pg_user: (facts, ledger) => roleExists(facts.get("usename"), ledger),
  pg_publication: (facts, ledger) => {
    const name = facts.get("pubname");
    if (name === undefined) return null;
    return ledger.find("publication", { schema: null }, name) !== undefined || isPlatformPublication(name);
  },
  pg_publication_tables: (facts, ledger) => {
    const [name, table] = [facts.get("pubname"), facts.get("tablename")];
    if (name === undefined || table === undefined) return null;
    const publication = ledger.find("publication", { schema: null }, name);
    return publication?.definition.tables.some((each) => each.table === table) ?? false;
  },
  pg_namespace: (facts, ledger) => schemaExists(facts.get("nspname"), ledger),
  schemata: (facts, ledger) => schemaExists(facts.get("schema_name"), ledger),
};

function roleExists(name: string | undefined, ledger: Ledger): boolean | null {
  if (name === undefined) return null;
  return ledger.find("role", { schema: null }, name) !== undefined || isPlatformRole(name);
}

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
    const table = tableIn(ledger, schemaIn(facts), tableName);
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
