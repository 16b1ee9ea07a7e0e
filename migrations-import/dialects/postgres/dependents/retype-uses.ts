import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import { type ArgumentDefaults, printArguments } from "../definitions/function-signature";
import { type Node, stringOf, walk } from "../grammar/node";
import { qualifyType, usualSchemaOf } from "../printing/print-type";
import { bareType } from "./find-dependents";
import { rewriteEverywhere } from "./rewrite-everywhere";
import type { Rewrite } from "./rewrite-expression";

type Place = { readonly schema: string; readonly name: string };

const asConsequence = { consequence: true } as const;

/** Spells a type that has another name or schema anew wherever it is used. */
export function retypeUses(session: Session, from: Place, to: Place): void {
  const { ledger } = session;
  const before = qualifyType(from.schema, from.name);
  const after = qualifyType(to.schema, to.name);
  const retype = (text: string) => {
    const set = text.startsWith("SETOF ") ? "SETOF " : "";
    const type = text.slice(set.length);
    return bareType(type) === before ? `${set}${after}${type.slice(before.length)}` : text;
  };
  for (const column of ledger.mentioning("column", from.name)) {
    ledger.update(column, { type: retype(column.definition.type) }, asConsequence);
  }
  for (const domain of ledger.mentioning("domain", from.name)) {
    ledger.update(domain, { type: retype(domain.definition.type) }, asConsequence);
  }
  for (const range of ledger.mentioning("rangeType", from.name)) {
    ledger.update(range, { subtype: retype(range.definition.subtype) }, asConsequence);
  }
  for (const composite of ledger.mentioning("compositeType", from.name)) {
    const attributes = composite.definition.attributes.map((each) => ({ ...each, type: retype(each.type) }));
    ledger.update(composite, { attributes }, asConsequence);
  }
  for (const table of ledger.mentioning("table", from.name)) {
    const { ofType } = table.definition;
    if (ofType !== undefined) ledger.update(table, { ofType: retype(ofType) }, asConsequence);
  }
  for (const each of ledger.mentioning("function", from.name)) retypeFunction(session, each, before, after, retype);
  const rewrite = renameCasts(from, to);
  rewriteEverywhere(ledger, from.name, rewrite);
}

/** Arguments and result; the text of its body stays as it is. */
function retypeFunction(
  session: Session,
  object: CatalogObjectOf<"function">,
  before: string,
  after: string,
  retype: (type: string) => string,
): void {
  const { args, returns, extra } = object.definition;
  const retypeList = (text: string) =>
    text
      .split(", ")
      .map((part) => {
        const at = part.lastIndexOf(before);
        const isLast = at !== -1 && /^(\[\])*\)?$/.test(part.slice(at + before.length));
        const isWord = at === 0 || part[at - 1] === " " || part[at - 1] === "(";
        return isLast && isWord ? `${part.slice(0, at)}${after}${part.slice(at + before.length)}` : part;
      })
      .join(", ");
  const kept = (extra ?? {}) as { readonly types?: readonly string[] } & ArgumentDefaults;
  const retyped = retypeList(args);
  session.ledger.update(
    object,
    {
      args: retyped,
      returns: returns === null ? null : returns.startsWith("TABLE(") ? retypeList(returns) : retype(returns),
      extra: {
        ...kept,
        ...(kept.types ? { types: kept.types.map(retype) } : {}),
        ...(kept.values ? { arguments: printArguments(retyped, kept.values) } : {}),
      },
    },
    asConsequence,
  );
}

/** The name behind `::`. */
function renameCasts(from: Place, to: Place): Rewrite {
  return (node) => {
    let hasChanged = false;
    walk(node, (inner: Node) => {
      if (!("TypeCast" in inner)) return undefined;
      const names = inner.TypeCast.typeName?.names ?? [];
      const schema = names.length > 1 ? stringOf(names.at(-2)) : usualSchemaOf(from.name);
      if (stringOf(names.at(-1)) !== from.name || schema !== from.schema || !inner.TypeCast.typeName) return undefined;
      const name = { String: { sval: to.name } };
      inner.TypeCast.typeName.names =
        to.schema === usualSchemaOf(to.name) ? [name] : [{ String: { sval: to.schema } }, name];
      hasChanged = true;
      return undefined;
    });
    return hasChanged;
  };
}
