import type { CatalogObjectOf, Definitions } from "../../../model/catalog-object";
import type { WriteOptions } from "../../../replay/ledger";
import type { Session } from "../../../replay/session";
import { printCollation } from "../analysis/collation";
import { untyped } from "../analysis/type-ref";
import { type ColumnExtra, madeUpNotNull, type NotNull, withNotNull } from "../catalog/column-facts";
import { findCollation } from "../catalog/find-collation";
import { isRelationTaken, type Table } from "../catalog/find-relation";
import { sessionPrinter } from "../catalog/find-type";
import { chooseName, truncateName } from "../catalog/made-up-names";
import { rightsAtBirth } from "../catalog/rights";
import { refuseSystemName } from "../catalog/system-columns";
import { printDefault } from "../definitions/default-value";
import { printGenerated } from "../definitions/generated-column";
import { contentsOf, itemsOf, type Node, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { isSerial, printType } from "../printing/print-type";
import { qualifyName, quoteLiteral } from "../printing/quote";
import { refuse } from "../refusal";
import { type ConstraintNode, type PendingConstraint, refuseNoInherit } from "./constraint-parts";
import { printOptions } from "./print-options";
import { sequenceOptions } from "./sequence-options";

type ColumnDef = NodeOf<"ColumnDef">;

/** Adds a column behind the others and gives the constraints written behind it, which the caller adds in their turn. */
export function addColumn(
  session: Session,
  table: Table,
  node: ColumnDef,
  options: WriteOptions = {},
): readonly PendingConstraint[] {
  const name = truncateName(node.colname ?? "");
  if (table.definition.kind !== "view") refuseSystemName(name);
  if (session.ledger.find("column", { parent: table.id }, name)) {
    refuse("DUPLICATE_OBJECT", `column ${name} of ${table.name} already exists`);
  }
  const constraints = constraintsOf(node);
  const definition = defineColumn(session, table, name, node, constraints);
  session.ledger.insert({ kind: "column", parent: table.id, schema: table.schema, name, definition }, options);
  return pendingOf(constraints, name);
}

/** What is written behind a column, attributes such as `DEFERRABLE` as part of the constraint they are about. */
export function constraintsOf(node: ColumnDef): readonly ConstraintNode[] {
  return foldAttributes(contentsOf(node.constraints, "Constraint"));
}

/** The constraints that are added after all columns are there. */
export function pendingOf(constraints: readonly ConstraintNode[], column: string): readonly PendingConstraint[] {
  return constraints.filter((each) => pendingKinds.has(each.contype ?? "")).map((node) => ({ node, column }));
}

const pendingKinds = new Set(["CONSTR_CHECK", "CONSTR_PRIMARY", "CONSTR_UNIQUE", "CONSTR_FOREIGN", "CONSTR_EXCLUSION"]);

/** `DEFERRABLE` and the like stand behind the constraint they are about as items of their own. */
function foldAttributes(nodes: readonly ConstraintNode[]): ConstraintNode[] {
  const folded: ConstraintNode[] = [];
  for (const node of nodes) {
    const last = folded.at(-1);
    const attributes = attributesIn(node);
    refuseMisplaced(last, node);
    if (attributes && last) folded[folded.length - 1] = { ...last, ...attributes };
    else if (!node.contype?.startsWith("CONSTR_ATTR_")) folded.push(node);
  }
  return folded;
}

/** `transformConstraintAttrs`: what can be put off, and what can be there without being enforced. */
function refuseMisplaced(last: ConstraintNode | undefined, { contype = "CONSTR_NULL" }: ConstraintNode): void {
  if (!contype.startsWith("CONSTR_ATTR_")) return;
  const kinds = contype.endsWith("ENFORCED") ? enforced : deferrable;
  if (kinds.has(last?.contype ?? "")) return;
  const word = contype.replace("CONSTR_ATTR_", "").replace("_", " ");
  refuse("INVALID_STATEMENT", `${word} stands behind what it cannot be about`);
}

const enforced: ReadonlySet<string> = new Set(["CONSTR_CHECK", "CONSTR_FOREIGN"]);
const deferrable: ReadonlySet<string> = new Set([
  "CONSTR_PRIMARY",
  "CONSTR_UNIQUE",
  "CONSTR_EXCLUSION",
  "CONSTR_FOREIGN",
]);

function attributesIn(node: ConstraintNode): Partial<ConstraintNode> | null {
  if (node.contype === "CONSTR_ATTR_DEFERRABLE") return { deferrable: true };
  if (node.contype === "CONSTR_ATTR_DEFERRED") return { deferrable: true, initdeferred: true };
  return node.contype === "CONSTR_ATTR_NOT_ENFORCED" ? { is_enforced: false } : null;
}

function defineColumn(
  session: Session,
  table: Table,
  name: string,
  node: ColumnDef,
  constraints: readonly ConstraintNode[],
): Definitions["column"] {
  const ofKind = (kind: string) => constraints.find((each) => each.contype === kind);
  const type = printType(node.typeName, sessionPrinter(session).resolveType);
  const generated = ofKind("CONSTR_GENERATED");
  const identity = ofKind("CONSTR_IDENTITY");
  const serial = isSerial(node.typeName);
  refuseContradictions(table, name, node, constraints);
  if (identity) addOwnedSequence(session, table, name, { type, isIdentity: true, options: identity.options });
  const written = printDefault(session, table, ofKind("CONSTR_DEFAULT")?.raw_expr, type);
  const extra: ColumnExtra = generated?.generated_kind === "v" ? { virtual: true } : {};
  const isRequired = serial || identity !== undefined || ofKind("CONSTR_PRIMARY") !== undefined;
  return {
    ordinal: nextOrdinal(session, table),
    type,
    default: serial ? addSerialSequence(session, table, name, type) : written || null,
    identity: identityOf(identity),
    generated: generated
      ? printGenerated(session, table, generated.raw_expr, { name, type, isVirtual: extra.virtual === true })
      : null,
    comment: null,
    ...furtherFacts(session, node),
    ...withNotNull(extra, notNullIn(session, table, name, ofKind("CONSTR_NOTNULL"), isRequired)),
  };
}

/** When a column numbers its rows itself; null where nothing says that it does. */
export function identityOf(node: ConstraintNode | undefined): Definitions["column"]["identity"] {
  if (node === undefined) return null;
  return node.generated_when === "a" ? "always" : "by default";
}

/** `transformColumnDefinition`: what cannot be said of one column at once. */
function refuseContradictions(
  table: Table,
  name: string,
  node: ColumnDef,
  constraints: readonly ConstraintNode[],
): void {
  const has = (kind: string) => constraints.some((each) => each.contype === kind);
  const serial = isSerial(node.typeName);
  const values = [has("CONSTR_DEFAULT") || serial, has("CONSTR_IDENTITY"), has("CONSTR_GENERATED")];
  const refuseIf = (isWrong: boolean, why: string) =>
    isWrong && refuse("INVALID_STATEMENT", `column ${name} of ${table.name} ${why}`);
  refuseIf(serial && (node.typeName?.arrayBounds ?? []).length > 0, "cannot be an array of serial");
  refuseIf(values.filter(Boolean).length > 1 || (serial && has("CONSTR_DEFAULT")), "has its value from two places");
  const isRequired = serial || has("CONSTR_IDENTITY") || has("CONSTR_NOTNULL") || has("CONSTR_PRIMARY");
  refuseIf(has("CONSTR_NULL") && isRequired, "is both required and not");
}

function furtherFacts(session: Session, node: ColumnDef): Pick<Definitions["column"], "collation" | "options"> {
  const collation = collationOf(session, node);
  return {
    ...(collation === undefined ? {} : { collation }),
    ...(node.fdwoptions ? { options: printOptions(node.fdwoptions) } : {}),
  };
}

/** The collation written behind a type; none where it is the usual one. */
export function collationOf(session: Session, node: ColumnDef): string | undefined {
  const path = stringsOf(node.collClause?.collname);
  if ((path.at(-1) ?? "default") === "default") return undefined;
  return printCollation(findCollation(session, path));
}

function notNullIn(
  session: Session,
  table: Table,
  column: string,
  node: ConstraintNode | undefined,
  isRequired: boolean,
): NotNull | null {
  if (!node && !isRequired) return null;
  if (node) refuseNoInherit(table, node);
  const name = node?.conname ?? madeUpNotNull(session, table, column);
  return { name, ...(node?.is_no_inherit ? { noInherit: true } : {}) };
}

/** The place behind the last column. */
export function nextOrdinal(session: Session, table: Table): number {
  const columns = session.ledger.children(table.id, "column");
  return columns.reduce((last, column) => Math.max(last, column.definition.ordinal), 0) + 1;
}

type Sequence = CatalogObjectOf<"sequence">;

/** The sequence of a serial or identity column, under the name the database makes up for it unless it is given one. */
export function addOwnedSequence(
  session: Session,
  table: Table,
  column: string,
  made: { readonly type: string; readonly isIdentity: boolean; readonly options?: readonly Node[] | undefined },
): { readonly schema: string; readonly name: string } {
  const named = stringsOf(itemsOf(optionNamed(made.options, "sequence_name")));
  const schema = named.at(-2) ?? table.schema ?? "public";
  const isTaken = (each: string) => isRelationTaken(session.ledger, schema, each);
  const name = named.at(-1) ?? chooseName(table.name, column, "seq", isTaken);
  if (isTaken(name)) refuse("DUPLICATE_OBJECT", `relation ${name} already exists`);
  const options = sequenceOptions([...typeOption(made.type), ...(made.options ?? [])]);
  const definition: Sequence["definition"] = {
    ownedBy: `${table.schema ?? "public"}.${table.name}.${column}`,
    comment: null,
    ...(options.length > 0 ? { options } : {}),
    ...rightsAtBirth(session, "sequences", schema),
    ...(made.isIdentity ? { extra: { identity: true } } : {}),
  };
  session.ledger.insert({ kind: "sequence", parent: null, schema, name, definition }, { consequence: true });
  return { schema, name };
}

/** A sequence counts in the type of its column; in that of any sequence where no file tells it. */
export function typeOption(type: string): readonly Node[] {
  if (type === untyped.key) return [];
  return [{ DefElem: { defname: "as", arg: { String: { sval: type } } } }];
}

/** The sequence of a serial column; gives the default that takes the next of it. */
export function addSerialSequence(session: Session, table: Table, column: string, type: string): string {
  const { schema, name } = addOwnedSequence(session, table, column, { type, isIdentity: false });
  return `nextval(${quoteLiteral(qualifyName(schema, name))}::regclass)`;
}

function optionNamed(options: readonly Node[] | undefined, name: string): Node | undefined {
  return (options ?? []).map((each) => unwrap(each, "DefElem")).find((each) => each?.defname === name)?.arg;
}

/** The sequences a table's columns own, or one column's. */
export function ownedSequences(session: Session, table: Table, column?: string): readonly Sequence[] {
  const prefix = `${table.schema ?? "public"}.${table.name}.`;
  return session.ledger.mentioning("sequence", table.name).filter(({ definition: { ownedBy } }) => {
    return column === undefined ? (ownedBy?.startsWith(prefix) ?? false) : ownedBy === `${prefix}${column}`;
  });
}
