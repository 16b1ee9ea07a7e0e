import { type Node, type NodeOf, stringOf, stringsOf } from "../grammar/node";
import { refuse } from "../refusal";
import { isPolymorphic } from "./cast-path";
import { findParameter } from "./parameters";
import { functionsNamed, type Signature } from "./read-facts";
import { type Found, findColumn, findSource, noteUse, type Scope, type Source } from "./scope";
import { notKnown, type TypeRef, typeOf } from "./type-ref";
import { stringNode, type Typed, typed } from "./typed";

const star: Node = { A_Star: {} };

/** Columns every table has. */
const systemColumns: ReadonlyMap<string, TypeRef> = new Map([
  ["tableoid", typeOf("oid")],
  ["xmin", typeOf("xid")],
  ["xmax", typeOf("xid")],
  ["cmin", typeOf("cid")],
  ["cmax", typeOf("cid")],
  ["ctid", typeOf("tid")],
]);

/** A column, or the whole row of something in FROM. */
export function analyseColumn(node: NodeOf<"ColumnRef">, scope: Scope): Typed {
  const fields = node.fields ?? [];
  const last = fields.at(-1);
  if (last && "A_Star" in last) return analyseStar(fields, scope);
  const names = stringsOf(fields);
  const name = names.at(-1) ?? "";
  const alias = names.at(-2) ?? null;
  const found = findColumn(name, alias, scope) ?? findSystemColumn(name, alias, scope);
  if (found) return columnOf(found, scope);
  const source = names.length === 1 ? findSource(name, scope) : undefined;
  if (source) return wholeRow(source, scope);
  const parameter = findParameter(names, scope.analysis);
  if (parameter) return typed({ ColumnRef: node }, parameter);
  if (scope.analysis.refusesUnknown) refuseUnknown(name, alias, scope);
  return typed({ ColumnRef: node }, notKnown);
}

/** `alias.*` of what is not read here; in a body it can be a parameter or a variable. */
export function refuseUnread(alias: string, { analysis }: Scope): void {
  if (!analysis.refusesUnknown || analysis.isPartial || analysis.parameters) return;
  refuse("UNKNOWN_OBJECT", `nothing that is read here is called ${alias}`);
}

/** `row.name` can be a call of a function, too. */
function refuseUnknown(name: string, alias: string | null, scope: Scope): void {
  const { isPartial, session } = scope.analysis;
  const isCall = () =>
    functionsNamed(name).some(takesRow) || session.ledger.ofKind("function").some((each) => each.name === name);
  if (isPartial || (alias !== null && isCall())) return;
  const isRead = alias === null || findSource(alias, scope) !== undefined;
  const label = alias === null ? name : `${alias}.${name}`;
  refuse(
    "UNKNOWN_OBJECT",
    isRead ? `column ${label} does not exist here` : `${label}: nothing that is read here is called ${alias}`,
  );
}

/** Whether a function of the system can be given a row alone. */
function takesRow({ args }: Signature): boolean {
  return args.length === 1 && (args[0] === "record" || isPolymorphic(args[0] ?? ""));
}

function findSystemColumn(name: string, alias: string | null, scope: Scope): Found | undefined {
  const type = systemColumns.get(name);
  const source = alias === null ? scope.sources[0] : findSource(alias, scope);
  return type && source ? { name, type, source } : undefined;
}

/** A found column as it is printed where it is used. */
export function columnOf({ name, type, source }: Found, scope: Scope): Typed {
  if (source?.relation) noteUse(scope.analysis, source.relation, name);
  return typed({ ColumnRef: { fields: fieldsOf(name, source, scope) } }, type);
}

function fieldsOf(name: string, source: Source | null, scope: Scope): Node[] {
  const printed = scope.isPrefixed ? (source?.printed ?? null) : null;
  return (printed === null ? [name] : [printed, name]).map(stringNode);
}

/** The row of a function that returns no rows is its value (`makeWholeRowVar`). */
function wholeRow(source: Source, scope: Scope): Typed {
  if (source.scalar) return columnOf({ ...source.scalar, source }, scope);
  return typed({ ColumnRef: { fields: [stringNode(source.printed), star] } }, source.row);
}

function analyseStar(fields: readonly Node[], scope: Scope): Typed {
  const source = fields.length > 1 ? findSource(stringOf(fields.at(-2)), scope) : undefined;
  return source ? wholeRow(source, scope) : typed({ ColumnRef: { fields: [...fields] } }, notKnown);
}
