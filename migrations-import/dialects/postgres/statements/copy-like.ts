import type { Session } from "../../../replay/session";
import { isRelationTaken, needRelation, type Table } from "../catalog/find-relation";
import { chooseName, joinColumns } from "../catalog/made-up-names";
import { defineIndex, indexOptionsOf, namesOfKeys } from "../definitions/index-definition";
import type { NodeOf } from "../grammar/node";
import { addOwnedSequence, nextOrdinal } from "./add-column";
import { columnsInOrder } from "./inherit";

/** `LIKE … INCLUDING`, as bits of `parsenodes.h`. */
const including = { comments: 1, constraints: 4, defaults: 8, generated: 16, identity: 32, indexes: 64 };

/** Copies a table's columns, and what the clause includes, into a new table. */
export function copyLike(session: Session, table: Table, clause: NodeOf<"TableLikeClause">): void {
  const source = needRelation(session, clause.relation ?? {});
  const options = clause.options ?? 0;
  copyColumns(session, table, source, options);
  if (options & including.constraints) copyChecks(session, table, source);
  if (options & including.indexes) copyIndexes(session, table, source);
}

function copyColumns(session: Session, table: Table, source: Table, options: number): void {
  for (const { name, definition: from } of columnsInOrder(session, source)) {
    const identity = options & including.identity ? from.identity : null;
    const definition = {
      ...from,
      ordinal: nextOrdinal(session, table),
      default: options & including.defaults ? from.default : null,
      generated: options & including.generated ? from.generated : null,
      identity,
      comment: options & including.comments ? from.comment : null,
    };
    session.ledger.insert({ kind: "column", parent: table.id, schema: table.schema, name, definition });
    if (identity) addOwnedSequence(session, table, name);
  }
}

function copyChecks(session: Session, table: Table, source: Table): void {
  for (const { name, definition } of session.ledger.children(source.id, "constraint")) {
    if (definition.type !== "check") continue;
    session.ledger.insert({ kind: "constraint", parent: table.id, schema: table.schema, name, definition });
  }
}

const labels: Readonly<Record<string, string>> = { "primary key": "pkey", unique: "key", exclusion: "excl" };

function copyIndexes(session: Session, table: Table, source: Table): void {
  const isTaken = (name: string) => isRelationTaken(session.ledger, table.schema ?? "", name);
  for (const index of session.ledger.children(source.id, "index")) {
    const key = session.ledger.find("constraint", { parent: source.id }, index.definition.constraint ?? "");
    const label = key ? (labels[key.definition.type] ?? "key") : "idx";
    const columns = joinColumns(namesOfKeys(indexOptionsOf(index)));
    const name = chooseName(table.name, label === "pkey" ? null : columns, label, isTaken);
    const place = { parent: table.id, schema: table.schema, name };
    if (key) session.ledger.insert({ kind: "constraint", ...place, definition: { ...key.definition, comment: null } });
    const facts = { ...index.definition, constraint: key ? name : null };
    const definition = { ...defineIndex(name, table, facts, indexOptionsOf(index)), comment: null };
    session.ledger.insert({ kind: "index", ...place, definition }, { consequence: true });
  }
}
