import type { CatalogObject, CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { functionsNamed, typeFact } from "../analysis/read-facts";
import { broughtBy } from "../catalog/extension-contents";
import { needColumn, type Table } from "../catalog/find-relation";
import { isPlatformSchema } from "../catalog/platform";
import {
  allPrivileges,
  changeGrants,
  type GrantChange,
  type GrantedKind,
  grantedKindOf,
  keptGrants,
  usualGrants,
} from "../catalog/rights";
import { roleName } from "../catalog/roles";
import { systemColumns } from "../catalog/system-columns";
import { contentsOf, type Node, type NodeOf, pathOf, stringOf, stringsOf, unwrap } from "../grammar/node";
import { NoEffect, refuse } from "../refusal";
import { findNamed } from "./find-named";
import { rightsOf } from "./owners";

type GrantNode = NodeOf<"GrantStmt">;

/** GRANT and REVOKE of privileges on objects. */
export function grant(node: GrantNode, session: Session): StatementEnd {
  const objects = node.targtype === "ACL_TARGET_ALL_IN_SCHEMA" ? allInSchemas(node, session) : named(node, session);
  if (objects === null) return "no effect";
  for (const object of objects) grantOn(session, object, node);
  if (objects.length === 0) throw new NoEffect();
  return "applied";
}

function allInSchemas(node: GrantNode, session: Session): readonly CatalogObject[] {
  const schemas = (node.objects ?? []).map(stringOf);
  const isInside = (object: CatalogObject) => schemas.includes(object.schema ?? "");
  const { ledger } = session;
  if (node.objtype === "OBJECT_TABLE") return ledger.ofKind("table").filter(isInside);
  if (node.objtype === "OBJECT_SEQUENCE") return ledger.ofKind("sequence").filter(isInside);
  const kinds = { OBJECT_FUNCTION: "function", OBJECT_PROCEDURE: "procedure" } as const;
  const kind = node.objtype === "OBJECT_FUNCTION" || node.objtype === "OBJECT_PROCEDURE" ? kinds[node.objtype] : null;
  const isMeant = ({ definition }: CatalogObjectOf<"function">) =>
    kind === null || (definition.kind === "procedure") === (kind === "procedure");
  return ledger.ofKind("function").filter((each) => isInside(each) && isMeant(each));
}

/** Null for what the catalog does not hold: databases, languages, parameters, large objects. */
function named(node: GrantNode, session: Session): readonly CatalogObject[] | null {
  const found: CatalogObject[] = [];
  for (const each of node.objects ?? []) {
    const relation = unwrap(each, "RangeVar");
    const named = findNamed(session, node.objtype, relation ? undefined : each, relation);
    const object = named === undefined ? findAggregate(session, node, each) : named;
    if (object === null) return null;
    if (object) found.push(object);
    else if (!isOutside(each) && !isUsual(node, each) && !mayBeBrought(session, node, each)) {
      refuse("UNKNOWN_OBJECT", `${nameIn(each)} does not exist here`);
    }
  }
  return found;
}

/** An aggregate is a function to GRANT. */
function findAggregate(session: Session, { objtype }: GrantNode, object: Node): CatalogObject | null | undefined {
  return objtype === "OBJECT_FUNCTION" ? findNamed(session, "OBJECT_AGGREGATE", object) : undefined;
}

const usualLanguages = new Set(["internal", "c", "sql", "plpgsql"]);

/** The languages and functions that every database has. */
function isUsual({ objtype }: GrantNode, node: Node): boolean {
  const [name = "", ...further] = pathIn(node);
  if (objtype === "OBJECT_LANGUAGE") return usualLanguages.has(name);
  return objtype === "OBJECT_FUNCTION" && further.length === 0 && functionsNamed(name).length > 0;
}

/** What lies in a platform's schema, or has that name, is there without a migration having made it. */
function isOutside(node: Node): boolean {
  const path = pathIn(node);
  const schema = path.length > 1 ? path.at(-2) : path[0];
  return isPlatformSchema(schema ?? "");
}

/** Extensions bring functions, types and wrappers, and say nothing of them in the catalog. */
function mayBeBrought({ ledger }: Session, { objtype }: GrantNode, node: Node): boolean {
  if (objtype === "OBJECT_FDW") {
    return ledger.ofKind("extension").some(({ name }) => broughtBy(name).wrappers.includes(nameIn(node)));
  }
  const isType = typeFact(pathIn(node).at(-1) ?? "")?.extension != null;
  if (!unwrap(node, "ObjectWithArgs") && !isType) return false;
  const schema = pathIn(node).at(-2);
  return ledger
    .ofKind("extension")
    .some(({ definition }) => schema === undefined || (definition.schema ?? schema) === schema);
}

function pathIn(node: Node): readonly string[] {
  const relation = unwrap(node, "RangeVar");
  return relation ? [relation.schemaname, relation.relname].flatMap((part) => part ?? []) : pathOf(node);
}

function nameIn(node: Node): string {
  return pathIn(node).join(".");
}

function grantOn(session: Session, object: CatalogObject, node: GrantNode): void {
  const kind = grantedKindOf(object);
  const whole = privilegesOf(node, kind, false);
  const { owner, grants } = rightsOf(object);
  if (whole.length > 0) {
    const next = changeGrants(grants ?? usualGrants(kind), { ...changeOf(node, session), privileges: whole });
    const kept = keptGrants(
      kind,
      next.filter((each) => each.grantee !== owner),
    );
    session.ledger.update(object as CatalogObjectOf<"table">, { grants: kept });
  }
  if (object.kind === "table") grantOnColumns(session, object, node, whole);
}

/** Privileges on some columns; taking one on the table takes it on its columns too. */
function grantOnColumns(session: Session, table: Table, node: GrantNode, whole: readonly string[]): void {
  const change = changeOf(node, session);
  for (const privilege of contentsOf(node.privileges, "AccessPriv")) {
    const privileges = privilege.priv_name ? [privilege.priv_name.toUpperCase()] : columnPrivileges;
    for (const name of stringsOf(privilege.cols)) {
      if (Object.hasOwn(systemColumns, name)) continue;
      setColumnGrants(session, needColumn(session, table, name), { ...change, privileges });
    }
  }
  if (node.is_grant || whole.length === 0) return;
  for (const column of session.ledger.children(table.id, "column")) {
    if (column.definition.grants) setColumnGrants(session, column, { ...change, privileges: whole });
  }
}

const columnPrivileges = ["INSERT", "REFERENCES", "SELECT", "UPDATE"];

function setColumnGrants(session: Session, column: CatalogObjectOf<"column">, change: GrantChange): void {
  const grants = changeGrants(column.definition.grants ?? [], change);
  session.ledger.update(column, { grants: grants.length > 0 ? grants : undefined });
}

/** The privileges on the whole object that a statement names; all there are where it says ALL. */
export function privilegesOf(node: GrantNode, kind: GrantedKind, isDefault: boolean): readonly string[] {
  const listed = contentsOf(node.privileges, "AccessPriv");
  if (listed.length === 0) return allPrivileges[kind];
  const names = listed.filter((each) => isDefault || !each.cols).map((each) => (each.priv_name ?? "").toUpperCase());
  return names.includes("") ? allPrivileges[kind] : names;
}

/** Whom a statement gives to or takes from, and whether it is about passing on. */
export function changeOf(node: GrantNode, session: Session): Omit<GrantChange, "privileges"> {
  const grantees = (node.grantees ?? []).map((each) => roleName(session, unwrap(each, "RoleSpec")));
  return {
    isGrant: node.is_grant ?? false,
    grantees: grantees.filter((each) => each !== null),
    isOption: node.grant_option ?? false,
  };
}
