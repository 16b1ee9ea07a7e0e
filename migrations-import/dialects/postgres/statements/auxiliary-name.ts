import type { AuxiliaryKind } from "../../../model/further-definitions";
import type { Session } from "../../../replay/session";
import { type RelationName, relationName } from "../catalog/find-relation";
import { sessionPrinter } from "../catalog/find-type";
import { itemsOf, type Node, stringOf, stringsOf, unwrap } from "../grammar/node";
import { printType } from "../printing/print-type";

/** The name a collation, operator, cast or the like is kept under: what tells it apart is part of it. */
export function auxiliaryName(session: Session, kind: AuxiliaryKind, object: Node | undefined): RelationName {
  const { resolveType } = sessionPrinter(session);
  const typeText = (node: Node | undefined) => printType(unwrap(node, "TypeName"), resolveType);
  const items = itemsOf(object);
  switch (kind) {
    case "operator": {
      const { objname, objargs } = unwrap(object, "ObjectWithArgs") ?? {};
      const path = relationName(stringsOf(objname));
      return { ...path, relname: operatorName(path.relname ?? "", (objargs ?? []).map(typeText)) };
    }
    case "operatorClass":
    case "operatorFamily": {
      const path = relationName(stringsOf(items.slice(1)));
      return { ...path, relname: `${path.relname ?? ""} USING ${stringOf(items[0])}` };
    }
    case "cast":
      return { relname: `${typeText(items[0])} AS ${typeText(items[1])}` };
    case "transform":
      return { relname: `FOR ${typeText(items[0])} LANGUAGE ${stringOf(items[1])}` };
    default: {
      const single = stringOf(object);
      return relationName(single === "" ? stringsOf(items) : [single]);
    }
  }
}

/** The name of an operator with its operands, `NONE` for one that it has not. */
export function operatorName(name: string, types: readonly string[]): string {
  return `${name}(${types.map((type) => (type === "" ? "NONE" : type)).join(",")})`;
}
