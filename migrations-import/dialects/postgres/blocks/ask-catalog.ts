import type { Session } from "../../../replay/session";
import { functionsNamed } from "../analysis/read-facts";
import { findRelation, isOutside, relationName } from "../catalog/find-relation";
import { findType } from "../catalog/find-type";
import { isPlatformSchema } from "../catalog/platform";
import { creationSchema } from "../catalog/search-path";
import { findFunction, inputTypes } from "../dependents/find-function";
import { type Node, type NodeOf, pathInText, stringOf, stringsOf, unwrap } from "../grammar/node";
import { parseStatement } from "../grammar/parse-statements";
import { fullName, quoteName } from "../printing/quote";
import { databaseName, schemaOid } from "../system-tables/system-table";
import { evaluate, type Value, type Variables } from "./evaluate";
import { queryExists, queryRows } from "./query-rows";

/** What the catalog says to an expression of a block: a query over system tables, a name as an identity. Undefined where only
 * running would tell. */
export function askCatalog(node: Node, session: Session, variables: Variables): Value | undefined {
  if ("SubLink" in node) return valueOfQuery(node.SubLink, session, variables);
  if ("FuncCall" in node) return callSystem(node.FuncCall, session, variables);
  return "TypeCast" in node ? identityOf(node.TypeCast, session, variables) : undefined;
}

function valueOfQuery(link: NodeOf<"SubLink">, session: Session, variables: Variables): Value | undefined {
  const select = unwrap(link.subselect, "SelectStmt");
  if (!select) return undefined;
  if (link.subLinkType === "EXISTS_SUBLINK") return queryExists(select, session, variables) ?? undefined;
  if (link.subLinkType !== "EXPR_SUBLINK") return undefined;
  const [target, ...others] = select.targetList ?? [];
  if (others.length > 0) return undefined;
  if (!select.fromClause) return evaluate(unwrap(target, "ResTarget")?.val, variables);
  const [row, ...more] = queryRows(select, session, variables) ?? [undefined, undefined];
  if (row === undefined) return more.length > 0 ? undefined : null;
  return more.length > 0 ? undefined : Object.values(row)[0];
}

/** The version that what a block asks for is taken to be. */
const serverVersion = "180000";

function callSystem({ funcname, args = [] }: NodeOf<"FuncCall">, session: Session, variables: Variables) {
  const name = stringOf(funcname?.at(-1));
  const isPretty = name === "pg_get_viewdef" && args.length === 2;
  const asked = args.length === 1 || isPretty ? evaluate(args[0], variables) : undefined;
  if (name === "current_schema" && args.length === 0) return creationSchema(session);
  if (name === "current_database" && args.length === 0) return databaseName;
  if (name === "pg_get_expr") return evaluate(args[0], variables);
  if (typeof asked !== "string") return undefined;
  if (name === "current_setting") return asked === "server_version_num" ? serverVersion : undefined;
  if (name === "to_regclass") return relationNamed(asked, session) ?? null;
  if (name === "to_regprocedure") return functionNamed(asked, session);
  if (name === "to_regtype") return typeNamed(asked, session) ?? undefined;
  if (name === "pg_get_viewdef") return queryOf(asked, session);
  return name === "pg_get_constraintdef" ? definitionOf(asked, session) : undefined;
}

/** Of a view by its name or identity. */
function queryOf(view: string, session: Session): string | undefined {
  const object = session.ledger.get(view) ?? session.ledger.get(relationNamed(view, session) ?? "");
  const definition = object?.kind === "table" ? object.definition.definition : null;
  return definition === null ? undefined : `${definition};`;
}

function definitionOf(id: string, { ledger }: Session): string | undefined {
  const object = ledger.get(id);
  return object?.kind === "constraint" ? object.definition.definition : undefined;
}

/** `'public.users'::regclass`; a name that nothing has is an error there, which only running would tell from the rest. */
function identityOf({ arg, typeName }: NodeOf<"TypeCast">, session: Session, variables: Variables): Value | undefined {
  const name = evaluate(arg, variables);
  if (typeof name !== "string") return undefined;
  const type = stringOf(typeName?.names?.at(-1));
  if (type === "text") return spelled(name, session);
  if (type === "regclass") return session.ledger.get(name) ? name : relationNamed(name, session);
  if (type === "regtype") return typeNamed(name, session);
  if (type === "regprocedure") return session.ledger.get(name) ? name : (functionNamed(name, session) ?? undefined);
  return type === "regnamespace" ? schemaOid(name) : undefined;
}

/** The name of a relation, or of a function with its arguments, with its schema where it is not found without. */
function spelled(id: string, session: Session): string | undefined {
  const object = session.ledger.get(id);
  if (!object) return undefined;
  const schema = object.schema ?? "public";
  if (object.kind === "function") return `${fullName(schema, object.name)}(${inputTypes(object).join(", ")})`;
  return relationNamed(quoteName(object.name), session) === id ? quoteName(object.name) : fullName(schema, object.name);
}

function relationNamed(name: string, session: Session): string | undefined {
  const found = findRelation(session, relationName(pathInText(name)));
  return found && !isOutside(found) ? found.id : undefined;
}

/** Null where no function has such a name and arguments; undefined for what the system or a platform may have. */
function functionNamed(text: string, session: Session): string | null | undefined {
  const object = routineIn(text);
  const path = stringsOf(object?.objname);
  const isBrought = path.length > 1 ? isPlatformSchema(path[0] ?? "") : functionsNamed(path[0] ?? "").length > 0;
  if (!object || isBrought) return undefined;
  return findFunction(session, object)?.id ?? null;
}

function routineIn(text: string): NodeOf<"ObjectWithArgs"> | undefined {
  const comment = unwrap(parseStatement(`COMMENT ON FUNCTION ${text} IS NULL`) ?? undefined, "CommentStmt");
  return unwrap(comment?.object, "ObjectWithArgs");
}

function typeNamed(name: string, session: Session): string | undefined {
  return findType(session, relationName(pathInText(name)))?.id;
}
