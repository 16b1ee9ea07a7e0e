import type { CatalogObject } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { columnExtra, notNullOf, withNotNull } from "../catalog/column-facts";
import { findRelation, relationName } from "../catalog/find-relation";
import { findType } from "../catalog/find-type";
import { type NodeOf, pathOf } from "../grammar/node";
import { refuse } from "../refusal";
import { columnRequiredBy } from "./add-not-null";
import { findNamed } from "./find-named";
import { checkExactKind } from "./relation-kinds";

/** COMMENT ON anything the catalog speaks of; of anything else it changes nothing there. */
export function comment(node: NodeOf<"CommentStmt">, session: Session): StatementEnd {
  const path = pathOf(node.object);
  if (node.objtype === "OBJECT_COLUMN" && commentOnAttribute(session, path, node.comment)) return "applied";
  if (node.objtype === "OBJECT_TABCONSTRAINT" && commentOnNotNull(session, path, node.comment)) return "applied";
  const object = findNamed(session, node.objtype, node.object);
  if (object === null) return "no effect";
  if (!object && isUsual(node, path)) return "no effect";
  if (!object) return refuse("UNKNOWN_OBJECT", `what the comment is about does not exist here: ${path.join(".")}`);
  if (object.kind === "table") checkExactKind(object, node.objtype);
  else if (node.objtype === "OBJECT_TABLE" && !findRelation(session, relationName(path))) {
    refuse("INVALID_STATEMENT", `${object.name} is a ${object.kind}, not a table`);
  }
  const text = node.comment ? node.comment : null;
  session.ledger.update(object, { comment: text } as Partial<CatalogObject["definition"]>);
  return "applied";
}

/** The constraint behind a column's NOT NULL is a fact of the column. */
function commentOnNotNull(session: Session, path: readonly string[], text: string | undefined): boolean {
  const table = findRelation(session, relationName(path.slice(0, -1)));
  const column = table && columnRequiredBy(session, table, path.at(-1) ?? "");
  const notNull = column && notNullOf(table, column);
  if (!notNull) return false;
  const { comment: _, ...others } = notNull;
  session.ledger.update(column, withNotNull(columnExtra(column), { ...others, ...(text ? { comment: text } : {}) }));
  return true;
}

/** COMMENT ON COLUMN takes attributes of composite types too. */
function commentOnAttribute(session: Session, path: readonly string[], text: string | undefined): boolean {
  const type = findType(session, relationName(path.slice(0, -1)));
  if (type?.kind !== "compositeType") return false;
  const name = path.at(-1) ?? "";
  const { attributes } = type.definition;
  if (!attributes.some((each) => each.name === name)) refuse("UNKNOWN_OBJECT", `${type.name} has no attribute ${name}`);
  const changed = attributes.map(({ comment, ...each }) => {
    const said = each.name === name ? text : comment;
    return said ? { ...each, comment: said } : each;
  });
  session.ledger.update(type, { attributes: changed });
  return true;
}

/** What every database has without being told: schema public, the extension and language PL/pgSQL, roles and the like. */
function isUsual({ objtype }: NodeOf<"CommentStmt">, path: readonly string[]): boolean {
  const name = path.at(-1) ?? "";
  return (
    name === "public" ||
    name === "plpgsql" ||
    objtype === "OBJECT_EXTENSION" ||
    objtype === "OBJECT_SCHEMA" ||
    objtype === "OBJECT_ROLE"
  );
}
