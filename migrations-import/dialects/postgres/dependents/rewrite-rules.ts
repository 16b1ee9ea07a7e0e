import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Ledger } from "../../../replay/ledger";
import type { Table } from "../catalog/find-relation";
import { type Node, type NodeOf, stringOf, unwrap, walk } from "../grammar/node";
import { parseStatement } from "../grammar/parse-statements";
import { deparseKnown } from "../printing/deparse";
import { mentions } from "./mentions";
import { renameRelation } from "./rename-relation";
import { type Rewrite, renameColumnInQueries } from "./rewrite-expression";

type Place = { readonly schema: string; readonly name: string };

type Kept = CatalogObjectOf<"rule"> | CatalogObjectOf<"function">;

/**
 * Rewrites the statements that PostgreSQL keeps as it has read them and that hold a word: of rules, and of functions whose body is
 * SQL and no text. One that cannot be printed again stays as it is.
 */
export function rewriteRules(ledger: Ledger, word: string, rewriteFor: (object: Kept) => Rewrite): void {
  for (const rule of ledger.mentioning("rule", word)) {
    const node = parseStatement(rule.definition.definition);
    const definition = node && rewriteFor(rule)(node) ? deparseKnown(node) : null;
    if (definition !== null) ledger.update(rule, { definition }, { consequence: true });
  }
  for (const object of ledger.mentioning("function", word)) {
    if (object.definition.language !== "sql" || !mentions(object.definition.definition, word)) continue;
    const node = parseStatement(object.definition.definition);
    const body = unwrap(node ?? undefined, "CreateFunctionStmt")?.sql_body;
    const definition = node && body && rewriteFor(object)(body) ? deparseKnown(node) : null;
    if (definition !== null) ledger.update(object, { definition }, { consequence: true });
  }
}

/** Lets rules go on with a relation under its new name. */
export function renameRelationInRules(ledger: Ledger, from: Place, to: Place): void {
  const read = renameRelation(from, to);
  rewriteRules(ledger, from.name, () => (node) => {
    let hasChanged = read(node);
    walk(node, (inner) => {
      const relation = (writtenIn(inner) ?? unwrap(inner, "RuleStmt"))?.relation;
      if (!relation || !isPlace(relation, from)) return;
      relation.relname = to.name;
      if (relation.schemaname || to.schema !== "public") relation.schemaname = to.schema;
      hasChanged = true;
    });
    return hasChanged;
  });
}

/** Likewise with a column: of the row a rule is about, and of the tables its actions read and write. */
export function renameColumnInRules(ledger: Ledger, table: Table, from: string, to: string): void {
  const place = { schema: table.schema ?? "public", name: table.name };
  const read = renameColumnInQueries(place.schema, place.name, from, to);
  rewriteRules(ledger, from, (rule) => (node) => {
    const isRow = rule.parent === table.id && renameRefs(node, isRowName, from, to);
    const isRead = read(node);
    let hasChanged = isRow || isRead;
    walk(node, (inner) => {
      const written = writtenIn(inner);
      if (written?.relation && isPlace(written.relation, place)) {
        hasChanged = renameWritten(inner, written.relation, from, to) || hasChanged;
      }
    });
    return hasChanged;
  });
}

function isRowName(qualifier: string | null): boolean {
  return qualifier === "old" || qualifier === "new";
}

type Written = NodeOf<"InsertStmt"> | NodeOf<"UpdateStmt"> | NodeOf<"DeleteStmt">;

function writtenIn(node: Node): Written | undefined {
  return unwrap(node, "InsertStmt") ?? unwrap(node, "UpdateStmt") ?? unwrap(node, "DeleteStmt");
}

function isPlace({ relname, schemaname = "public" }: NodeOf<"RangeVar">, { schema, name }: Place): boolean {
  return relname === name && schemaname === schema;
}

function renameWritten(node: Node, { relname = "", alias }: NodeOf<"RangeVar">, from: string, to: string): boolean {
  const { cols = [] } = unwrap(node, "InsertStmt") ?? {};
  const { targetList = [], whereClause: updated } = unwrap(node, "UpdateStmt") ?? {};
  const { whereClause: deleted } = unwrap(node, "DeleteStmt") ?? {};
  let hasChanged = false;
  for (const target of [...cols, ...targetList].map((each) => unwrap(each, "ResTarget"))) {
    if (target?.name !== from) continue;
    target.name = to;
    hasChanged = true;
  }
  const own = alias?.aliasname ?? relname;
  const isOwn = (qualifier: string | null) => qualifier === null || qualifier === own;
  return renameRefs([targetList, updated, deleted], isOwn, from, to) || hasChanged;
}

/** Renames a column behind the qualifiers, or none (`null`), that mean it. */
function renameRefs(value: unknown, isMeant: (qualifier: string | null) => boolean, from: string, to: string): boolean {
  let hasChanged = false;
  walk(value, (inner) => {
    if (!("ColumnRef" in inner)) return;
    const fields = inner.ColumnRef.fields ?? [];
    const qualifier = fields.length > 1 ? stringOf(fields.at(-2)) : null;
    if (stringOf(fields.at(-1)) !== from || !isMeant(qualifier)) return;
    inner.ColumnRef.fields = [...fields.slice(0, -1), { String: { sval: to } }];
    hasChanged = true;
  });
  return hasChanged;
}
