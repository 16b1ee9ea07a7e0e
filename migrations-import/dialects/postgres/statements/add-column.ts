import type { CatalogObjectOf, Definitions } from "../../../model/catalog-object";
import type { WriteOptions } from "../../../replay/ledger";
import type { Session } from "../../../replay/session";
import { isRelationTaken, type Table } from "../catalog/find-relation";
import { sessionPrinter } from "../catalog/find-type";
import { chooseName, truncateName } from "../catalog/made-up-names";
import { printDefault } from "../definitions/default-value";
import { printTableExpression } from "../definitions/table-expression";
import { type NodeOf, unwrap } from "../grammar/node";
import { isSerial, printType } from "../printing/print-type";
import { qualifyName, quoteLiteral } from "../printing/quote";
import { refuse } from "../refusal";
import type { ConstraintNode, PendingConstraint } from "./constraint-parts";

type ColumnDef = NodeOf<"ColumnDef">;

/** Adds a column behind the others and gives the constraints written behind it, which the caller adds in their turn. */
export function addColumn(
  session: Session,
  table: Table,
  node: ColumnDef,
  options: WriteOptions = {},
): readonly PendingConstraint[] {
  const name = truncateName(node.colname ?? "");
  if (session.ledger.find("column", { parent: table.id }, name)) {
    refuse("DUPLICATE_OBJECT", `column ${name} of ${table.name} already exists`);
  }
  const constraints = foldAttributes((node.constraints ?? []).flatMap((each) => unwrap(each, "Constraint") ?? []));
  const definition = defineColumn(session, table, name, node, constraints);
  session.ledger.insert({ kind: "column", parent: table.id, schema: table.schema, name, definition }, options);
  const isPending = (each: ConstraintNode) => pendingKinds.has(each.contype ?? "");
  return constraints.filter(isPending).map((each) => ({ node: each, column: name }));
}

const pendingKinds = new Set(["CONSTR_CHECK", "CONSTR_PRIMARY", "CONSTR_UNIQUE", "CONSTR_FOREIGN", "CONSTR_EXCLUSION"]);

/** `DEFERRABLE` and the like stand behind the constraint they are about as items of their own. */
function foldAttributes(nodes: readonly ConstraintNode[]): ConstraintNode[] {
  const folded: ConstraintNode[] = [];
  for (const node of nodes) {
    const last = folded.at(-1);
    if (node.contype === "CONSTR_ATTR_DEFERRABLE" && last) folded[folded.length - 1] = { ...last, deferrable: true };
    else if (node.contype === "CONSTR_ATTR_DEFERRED" && last)
      folded[folded.length - 1] = { ...last, deferrable: true, initdeferred: true };
    else if (!node.contype?.startsWith("CONSTR_ATTR_")) folded.push(node);
  }
  return folded;
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
  const sequence = serial || identity ? addOwnedSequence(session, table, name) : null;
  const isRequired = serial || identity || ofKind("CONSTR_NOTNULL") || ofKind("CONSTR_PRIMARY");
  const written = printDefault(session, table, ofKind("CONSTR_DEFAULT")?.raw_expr, type);
  return {
    ordinal: nextOrdinal(session, table),
    type,
    nullable: !isRequired,
    default: serial && sequence ? defaultOfSequence(table, sequence) : written || null,
    identity: identity ? (identity.generated_when === "a" ? "always" : "by default") : null,
    generated: generated ? printTableExpression(session, table, generated.raw_expr) : null,
    comment: null,
    ...(generated?.generated_kind === "v" ? { extra: { virtual: true } } : {}),
  };
}

/** The place behind the last column. */
export function nextOrdinal(session: Session, table: Table): number {
  const columns = session.ledger.children(table.id, "column");
  return columns.reduce((last, column) => Math.max(last, column.definition.ordinal), 0) + 1;
}

/** The sequence of a serial or identity column, under the name the database makes up for it. */
export function addOwnedSequence(session: Session, table: Table, column: string): string {
  const schema = table.schema ?? "public";
  const name = chooseName(table.name, column, "seq", (each) => isRelationTaken(session.ledger, schema, each));
  const definition = { ownedBy: `${schema}.${table.name}.${column}`, comment: null };
  session.ledger.insert({ kind: "sequence", parent: null, schema, name, definition }, { consequence: true });
  return name;
}

/** The sequences a table's columns own, or one column's. */
export function ownedSequences(
  session: Session,
  table: Table,
  column?: string,
): readonly CatalogObjectOf<"sequence">[] {
  const prefix = `${table.schema ?? "public"}.${table.name}.`;
  return session.ledger.mentioning("sequence", table.name).filter(({ definition: { ownedBy } }) => {
    return column === undefined ? (ownedBy?.startsWith(prefix) ?? false) : ownedBy === `${prefix}${column}`;
  });
}

function defaultOfSequence(table: Table, sequence: string): string {
  return `nextval(${quoteLiteral(qualifyName(table.schema, sequence))}::regclass)`;
}
