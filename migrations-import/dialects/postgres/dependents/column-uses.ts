import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { type Node, type NodeOf, stringOf, unwrap, walk } from "../grammar/node";
import { parseExpression, parseStatement } from "../grammar/parse-statements";
import { isNamed } from "./find-dependents";
import { mentions } from "./mentions";

type Frame = { readonly alias: string; readonly schema: string; readonly name: string };

/**
 * Whether an expression uses a column of a table: by its bare name outside of queries where the expression stands on that
 * table, and inside of queries as the innermost table has it that the query reads.
 */
export function expressionUses(
  session: Session,
  text: string | null,
  table: Table,
  column: string,
  own: Table,
): boolean {
  if (!mentions(text, column)) return false;
  return readsColumn(session, parseExpression(text), table, column, [frameOf(own)]);
}

/** As {@link expressionUses}, for a whole statement: a rule, a function's body in SQL. */
export function statementUses(session: Session, text: string | null, table: Table, column: string): boolean {
  return mentions(text, column) && readsColumn(session, parseStatement(text), table, column, []);
}

function frameOf(table: Table): Frame {
  return { alias: table.name, schema: table.schema ?? "public", name: table.name };
}

function readsColumn(session: Session, node: unknown, table: Table, column: string, frames: readonly Frame[]): boolean {
  let isFound = false;
  walk(node, (inner) => {
    if ("SelectStmt" in inner) {
      const inside = [...framesIn(inner.SelectStmt), ...frames];
      isFound ||= readsColumn(session, Object.values(inner.SelectStmt), table, column, inside);
      return false;
    }
    const written = unwrap(inner, "UpdateStmt") ?? unwrap(inner, "DeleteStmt");
    if (written) {
      const inside = [...framesOf(written), ...frames];
      isFound ||=
        writesColumn(inner, table, column) || readsColumn(session, Object.values(written), table, column, inside);
      return false;
    }
    if ("ColumnRef" in inner) isFound ||= isColumn(session, inner.ColumnRef.fields ?? [], table, column, frames);
    return undefined;
  });
  return isFound;
}

function framesIn(select: NodeOf<"SelectStmt">): Frame[] {
  return framesFrom(select.fromClause ?? []);
}

/** What an UPDATE or DELETE writes to, and what it reads besides. */
function framesOf(written: NodeOf<"UpdateStmt"> | NodeOf<"DeleteStmt">): Frame[] {
  const besides = "usingClause" in written ? written.usingClause : "fromClause" in written ? written.fromClause : [];
  return [...(written.relation ? [frameNamed(written.relation)] : []), ...framesFrom(besides ?? [])];
}

function framesFrom(from: readonly Node[]): Frame[] {
  const frames: Frame[] = [];
  walk(from, (inner, tag) => {
    if (tag === "RangeSubselect") return false;
    if ("RangeVar" in inner) frames.push(frameNamed(inner.RangeVar));
    return undefined;
  });
  return frames;
}

function frameNamed({ relname = "", schemaname = "public", alias }: NodeOf<"RangeVar">): Frame {
  return { alias: alias?.aliasname ?? relname, schema: schemaname, name: relname };
}

/** Whether an UPDATE sets a column of a table. */
function writesColumn(statement: Node, table: Table, column: string): boolean {
  const { relation, targetList } = unwrap(statement, "UpdateStmt") ?? {};
  if (!relation || !isNamed(relation, table)) return false;
  return (targetList ?? []).some((each) => unwrap(each, "ResTarget")?.name === column);
}

function isColumn(
  session: Session,
  fields: readonly Node[],
  table: Table,
  column: string,
  frames: readonly Frame[],
): boolean {
  const last = fields.at(-1);
  const qualifier = fields.length > 1 ? stringOf(fields.at(-2)) : null;
  const isAll = last !== undefined && "A_Star" in last;
  if (!isAll && stringOf(last) !== column) return false;
  const named = frames.filter((frame) =>
    qualifier === null ? hasColumn(session, frame, column) : frame.alias === qualifier,
  );
  const [meant] = named;
  return meant !== undefined && meant.name === table.name && meant.schema === table.schema;
}

function hasColumn(session: Session, { schema, name }: Frame, column: string): boolean {
  const table = session.ledger.find("table", { schema }, name);
  return table !== undefined && session.ledger.find("column", { parent: table.id }, column) !== undefined;
}
