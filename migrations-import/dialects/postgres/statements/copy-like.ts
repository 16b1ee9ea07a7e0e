import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { type Column, columnExtra, type NotNull, notNullOf, withNotNull } from "../catalog/column-facts";
import { findRelation, isRelationTaken, needRelation, refuseOther, type Table } from "../catalog/find-relation";
import { findType } from "../catalog/find-type";
import { chooseName, joinColumns } from "../catalog/made-up-names";
import { markPartial } from "../catalog/partial";
import { defineConstraint, optionsOf } from "../definitions/constraint-definition";
import { defineIndex, indexOptionsOf, namesOfKeys } from "../definitions/index-definition";
import type { NodeOf } from "../grammar/node";
import { refuse } from "../refusal";
import { addOwnedSequence, nextOrdinal, ownedSequences } from "./add-column";
import { checkAlike, checkCheck } from "./check-alike";
import { copyStatistics } from "./create-statistics";
import { columnsInOrder } from "./inherit";
import { ownNotNull } from "./name-not-null";
import { addTypedColumn } from "./typed-columns";

type Like = NodeOf<"TableLikeClause">;

/** `LIKE … INCLUDING`, as bits of `parsenodes.h`. */
const including = {
  comments: 1,
  constraints: 4,
  defaults: 8,
  generated: 16,
  identity: 32,
  indexes: 64,
  statistics: 128,
};

/** What a clause includes; a foreign table has neither indexes nor numbers of its own. */
function optionsFor({ definition }: Table, clause: Like): number {
  const ofTables = including.identity | including.indexes;
  return (clause.options ?? 0) & (definition.kind === "foreign table" ? ~ofTables : ~0);
}

/** Copies a table's columns into a new one: what is required stays so, the rest as the clause includes it. */
export function copyLikeColumns(session: Session, table: Table, clause: Like): void {
  const type = findType(session, clause.relation ?? {});
  if (type?.kind === "compositeType") {
    for (const attribute of type.definition.attributes) addTypedColumn(session, table, attribute);
    return;
  }
  if (!findRelation(session, clause.relation ?? {})) refuseOther(session, clause.relation ?? {});
  const source = needRelation(session, clause.relation ?? {});
  markPartial(session, table, source);
  const options = optionsFor(table, clause);
  for (const column of columnsInOrder(session, source)) {
    const { definition: from, name } = column;
    const { virtual } = columnExtra(column);
    const identity = options & including.identity ? from.identity : null;
    const isGenerated = (options & including.generated) !== 0 && from.generated !== null;
    const notNull = likeNotNull(notNullOf(source, column), (options & including.comments) !== 0);
    const definition = {
      ordinal: nextOrdinal(session, table),
      type: from.type,
      default: options & including.defaults ? from.default : null,
      generated: isGenerated ? from.generated : null,
      identity,
      comment: options & including.comments ? from.comment : null,
      ...(from.collation === undefined ? {} : { collation: from.collation }),
      ...withNotNull(virtual && isGenerated ? { virtual } : {}, notNull),
    };
    const own = session.ledger.find("column", { parent: table.id }, name);
    if (own) mergeLike(session, table, own, { definition, notNull });
    else session.ledger.insert({ kind: "column", parent: table.id, schema: table.schema, name, definition });
    if (identity) copySequence(session, source, table, name, from.type);
  }
}

type Copied = { readonly definition: Column["definition"]; readonly notNull: NotNull | null };

/** A column that is inherited too is merged with that (`MergeChildAttribute`); any other is there twice. */
function mergeLike(session: Session, table: Table, own: Column, { definition, notNull }: Copied): void {
  const { onlyInherited, notNull: inherited, ...extra } = columnExtra(own);
  if (!onlyInherited) refuse("DUPLICATE_OBJECT", `column ${own.name} is named twice`);
  checkAlike(table, own, definition);
  const { ordinal: _, nullable: __, extra: ___, ...copied } = definition;
  const required = notNull ? ownNotNull(session, table, own.name, inherited, notNull.name) : (inherited ?? null);
  session.ledger.update(own, {
    ...copied,
    default: copied.default ?? own.definition.default,
    generated: copied.generated ?? own.definition.generated,
    ...withNotNull(extra, required),
  });
}

function likeNotNull(notNull: NotNull | undefined, hasComments: boolean): NotNull | null {
  if (!notNull) return null;
  const { name, comment } = notNull;
  return { name, ...(hasComments && comment !== undefined ? { comment } : {}) };
}

function copySequence(session: Session, source: Table, table: Table, column: string, type: string): void {
  const [from] = ownedSequences(session, source, column);
  const { schema, name } = addOwnedSequence(session, table, column, { type, isIdentity: true });
  const sequence = session.ledger.find("sequence", { schema }, name);
  const options = from?.definition.options;
  if (sequence && options) session.ledger.update(sequence, { options }, { consequence: true });
}

/** Copies the checks, indexes and statistics that the clause includes, after the new table's own checks. */
export function copyLikeParts(session: Session, table: Table, clause: Like): void {
  if (findType(session, clause.relation ?? {})?.kind === "compositeType") return;
  const source = needRelation(session, clause.relation ?? {});
  const options = optionsFor(table, clause);
  const hasComments = (options & including.comments) !== 0;
  if (options & including.constraints) copyChecks(session, table, source, hasComments);
  if (options & including.indexes) copyIndexes(session, table, source, hasComments);
  if (options & including.statistics) copyStatistics(session, table, source, hasComments);
}

function copyChecks(session: Session, table: Table, source: Table, hasComments: boolean): void {
  for (const check of session.ledger.children(source.id, "constraint")) {
    if (check.definition.type !== "check") continue;
    const comment = hasComments ? check.definition.comment : null;
    const inherited = session.ledger.find("constraint", { parent: table.id }, check.name);
    if (inherited) {
      const { onlyInherited, ...extra } = optionsOf(inherited);
      if (!onlyInherited) refuse("DUPLICATE_OBJECT", `constraint ${check.name} of ${table.name} already exists`);
      checkCheck(table, inherited, check);
      session.ledger.update(inherited, { extra, comment });
      continue;
    }
    const { inherited: _, onlyInherited: __, notValid: ___, ...options } = optionsOf(check);
    const definition = { ...defineConstraint(check.definition, options), comment };
    const place = { kind: "constraint", parent: table.id, schema: table.schema, name: check.name } as const;
    session.ledger.insert({ ...place, definition });
  }
}

const labels: Readonly<Record<string, string>> = { "primary key": "pkey", unique: "key", exclusion: "excl" };

function copyIndexes(session: Session, table: Table, source: Table, hasComments: boolean): void {
  for (const index of session.ledger.children(source.id, "index")) {
    const key = session.ledger.find("constraint", { parent: source.id }, index.definition.constraint ?? "");
    copyIndex(session, table, index, key, hasComments);
  }
}

function copyIndex(
  session: Session,
  table: Table,
  index: CatalogObjectOf<"index">,
  key: CatalogObjectOf<"constraint"> | undefined,
  hasComments: boolean,
): void {
  const isTaken = (name: string) => isRelationTaken(session.ledger, table.schema ?? "", name);
  const { parent: _, only: __, ...options } = indexOptionsOf(index);
  const label = key ? (labels[key.definition.type] ?? "key") : "idx";
  const columns = joinColumns(namesOfKeys(options));
  const name = chooseName(table.name, label === "pkey" ? null : columns, label, isTaken);
  const place = { parent: table.id, schema: table.schema, name };
  if (key) {
    const { parent, inherited, onlyInherited, ...own } = optionsOf(key);
    const comment = hasComments ? key.definition.comment : null;
    session.ledger.insert({
      kind: "constraint",
      ...place,
      definition: { ...defineConstraint(key.definition, own), comment },
    });
  }
  const facts = { ...index.definition, constraint: key ? name : null };
  const comment = hasComments ? index.definition.comment : null;
  const definition = { ...defineIndex(name, table, facts, options), comment };
  session.ledger.insert({ kind: "index", ...place, definition }, { consequence: true });
}
