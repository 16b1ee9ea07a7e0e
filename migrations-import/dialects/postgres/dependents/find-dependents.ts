import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { Table } from "../catalog/find-relation";
import { type NodeOf, unwrap, walk } from "../grammar/node";
import { parseExpression, parseStatement } from "../grammar/parse-statements";
import { usesOf } from "../statements/view-uses";
import { mentions } from "./mentions";
import { holdsRelation } from "./names-relation";

type Relation = Pick<Table, "id" | "schema" | "name">;

/** The foreign keys of all tables that point at a table, or at one column of it. */
export function foreignKeysTo(
  session: Session,
  table: Table,
  column?: string,
): readonly CatalogObjectOf<"constraint">[] {
  return session.ledger.mentioning("constraint", table.name).filter(({ definition: { references } }) => {
    if (references?.table !== table.name || references.schema !== table.schema) return false;
    return column === undefined || references.columns.includes(column);
  });
}

/** The views that read a table, or one column of it. */
export function viewsUsing(session: Session, table: Relation, column?: string): readonly Table[] {
  return session.ledger.mentioning("table", table.name).filter((view) =>
    usesOf(view).some((use) => {
      if (use.schema !== table.schema || use.name !== table.name) return false;
      return column === undefined || use.columns.includes(column);
    }),
  );
}

/** The policies of other tables whose expressions query a table. */
export function policiesQuerying(session: Session, table: Relation): readonly CatalogObjectOf<"policy">[] {
  return session.ledger.mentioning("policy", table.name).filter((policy) => {
    if (policy.parent === table.id) return false;
    return [policy.definition.using, policy.definition.check].some((text) => text !== null && queries(text, table));
  });
}

function queries(text: string, table: Relation): boolean {
  if (!mentions(text, table.name) || !/\bSELECT\b/.test(text)) return false;
  return relationsIn(parseExpression(text)).some((relation) => isNamed(relation, table));
}

/** The relations that the queries inside an expression or statement read, or that it writes. */
export function relationsIn(node: unknown): readonly NodeOf<"RangeVar">[] {
  const found: NodeOf<"RangeVar">[] = [];
  walk(node, (inner) => {
    if ("RangeVar" in inner) found.push(inner.RangeVar);
    const written = unwrap(inner, "InsertStmt") ?? unwrap(inner, "UpdateStmt") ?? unwrap(inner, "DeleteStmt");
    if (written?.relation) found.push(written.relation);
  });
  return found;
}

/** Whether a name means a table. */
export function isNamed(relation: NodeOf<"RangeVar">, table: Relation): boolean {
  return relation.relname === table.name && (relation.schemaname ?? "public") === table.schema;
}

/** The rules of other tables whose actions read or write a table. */
export function rulesReading(session: Session, table: Relation): readonly CatalogObjectOf<"rule">[] {
  return session.ledger.mentioning("rule", table.name).filter((rule) => {
    if (rule.parent === table.id) return false;
    return relationsIn(parseStatement(rule.definition.definition)).some((relation) => isNamed(relation, table));
  });
}

/** The functions whose body, written as SQL and not as a text, reads or writes a table. */
export function functionsReading(session: Session, table: Relation): readonly CatalogObjectOf<"function">[] {
  return session.ledger.mentioning("function", table.name).filter(({ definition: { definition, language } }) => {
    if (language !== "sql") return false;
    const body = unwrap(parseStatement(definition) ?? undefined, "CreateFunctionStmt")?.sql_body;
    return relationsIn(body).some((relation) => isNamed(relation, table)) || holdsRelation(body, table);
  });
}

/** The functions that call one by its bare name where the database knows it: in bodies that are no text, and in defaults of arguments. */
export function functionsCalling(
  session: Session,
  called: CatalogObjectOf<"function">,
): readonly CatalogObjectOf<"function">[] {
  return session.ledger.mentioning("function", called.name).filter(({ id, definition: { definition, kind } }) => {
    if (id === called.id || kind === "aggregate" || !mentions(definition, called.name)) return false;
    const { sql_body: body, parameters } = unwrap(parseStatement(definition) ?? undefined, "CreateFunctionStmt") ?? {};
    return holdsCall([body, parameters], called.name);
  });
}

/** Whether a table is a view of either kind. */
export function isView(table: Table): boolean {
  return table.definition.kind === "view" || table.definition.kind === "materialized view";
}

/** Whether an expression calls a function by its bare name. */
export function callsFunction(text: string | null, name: string): boolean {
  if (!mentions(text, name)) return false;
  return holdsCall(parseExpression(text) ?? parseStatement(text), name);
}

function holdsCall(value: unknown, name: string): boolean {
  let found = false;
  walk(value, (inner) => {
    if (!("FuncCall" in inner)) return;
    const last = inner.FuncCall.funcname?.at(-1);
    found ||= last !== undefined && "String" in last && last.String.sval === name;
  });
  return found;
}

/** The columns of all tables that are of a type, or an array of it; the type as it is printed. */
export function columnsOfType(session: Session, type: string): readonly CatalogObjectOf<"column">[] {
  return session.ledger.mentioning("column", type).filter((column) => bareType(column.definition.type) === type);
}

/** A printed type without array brackets and modifiers. */
export function bareType(type: string): string {
  return type.replace(/(\[\])+$/, "").replace(/\([^)]*\)$/, "");
}
