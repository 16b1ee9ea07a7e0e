import type { Session } from "../../../replay/session";
import { TypeCatalog } from "../analysis/type-catalog";
import { typeNameOf } from "../analysis/typed";
import { findRelation, relationName } from "../catalog/find-relation";
import { type NodeOf, stringsOf } from "../grammar/node";

/** The type that `table.column%TYPE` stands for; any other type, or one of a column that is not known, as it is. */
export function resolveColumnType(session: Session, type: NodeOf<"TypeName">): NodeOf<"TypeName"> {
  if (!type.pct_type) return type;
  const path = stringsOf(type.names);
  const table = findRelation(session, relationName(path.slice(0, -1)));
  const column = table && session.ledger.find("column", { parent: table.id }, path.at(-1) ?? "");
  if (!column) return type;
  const types = new TypeCatalog(session);
  return { ...typeNameOf(types.read(column.definition.type), types), ...(type.setof ? { setof: true } : {}) };
}
