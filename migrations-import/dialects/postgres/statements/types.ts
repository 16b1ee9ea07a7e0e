import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { findRelation, type RelationName, relationName } from "../catalog/find-relation";
import { findType, findTypeIn, sessionPrinter } from "../catalog/find-type";
import { chooseName, truncateName } from "../catalog/made-up-names";
import { creationSchema } from "../catalog/search-path";
import { printDefault, printDomainCheck } from "../definitions/default-value";
import { columnsOfType } from "../dependents/find-dependents";
import { type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { printType } from "../printing/print-type";
import { qualifyName, quoteLiteral } from "../printing/quote";
import { NoEffect, refuse } from "../refusal";

/** CREATE TYPE … AS ENUM. */
export function createEnum(node: NodeOf<"CreateEnumStmt">, session: Session): StatementEnd {
  const place = claimType(session, relationName(stringsOf(node.typeName)));
  const definition = { values: stringsOf(node.vals), comment: null };
  session.ledger.insert({ kind: "enum", parent: null, ...place, definition });
  return "applied";
}

function claimType(session: Session, name: RelationName): { schema: string; name: string } {
  const schema = name.schemaname ?? creationSchema(session);
  const typeName = truncateName(name.relname ?? "");
  const isTaken = findTypeIn(session.ledger, schema, typeName) ?? session.ledger.find("table", { schema }, typeName);
  if (isTaken) {
    refuse(
      "DUPLICATE_OBJECT",
      `type ${typeName} already exists`,
      "the database would stop here; guard it if that is meant",
    );
  }
  return { schema, name: typeName };
}

/** ALTER TYPE … ADD VALUE and RENAME VALUE. */
export function alterEnum(node: NodeOf<"AlterEnumStmt">, session: Session): StatementEnd {
  const name = relationName(stringsOf(node.typeName));
  const type = findType(session, name);
  if (type?.kind !== "enum") return refuse("UNKNOWN_OBJECT", `type ${name.relname ?? ""} does not exist here`);
  const values = [...type.definition.values];
  const added = node.newVal ?? "";
  if (node.oldVal) renameValue(session, type, values, node.oldVal, added);
  else if (!values.includes(added)) addValue(values, added, node);
  else if (node.skipIfNewValExists) throw new NoEffect();
  else refuse("DUPLICATE_OBJECT", `${type.name} already has the value ${added}`);
  session.ledger.update(type, { values });
  return "applied";
}

function renameValue(
  session: Session,
  type: CatalogObjectOf<"enum">,
  values: string[],
  from: string,
  to: string,
): void {
  const index = values.indexOf(from);
  if (index === -1) refuse("UNKNOWN_OBJECT", `${type.name} has no value ${from}`);
  values[index] = to;
  const suffix = `::${qualifyName(type.schema, type.name)}`;
  for (const column of columnsOfType(session, qualifyName(type.schema, type.name))) {
    if (column.definition.default !== `${quoteLiteral(from)}${suffix}`) continue;
    session.ledger.update(column, { default: `${quoteLiteral(to)}${suffix}` }, { consequence: true });
  }
}

function addValue(values: string[], added: string, node: NodeOf<"AlterEnumStmt">): void {
  if (!node.newValNeighbor) {
    values.push(added);
    return;
  }
  const index = values.indexOf(node.newValNeighbor);
  if (index === -1) refuse("UNKNOWN_OBJECT", `there is no value ${node.newValNeighbor} to put ${added} beside`);
  values.splice(node.newValIsAfter ? index + 1 : index, 0, added);
}

/** CREATE TYPE … AS (…). */
export function createCompositeType(node: NodeOf<"CompositeTypeStmt">, session: Session): StatementEnd {
  const place = claimType(session, node.typevar ?? {});
  const { resolveType } = sessionPrinter(session);
  const attributes = (node.coldeflist ?? []).map((each) => {
    const column = unwrap(each, "ColumnDef");
    return { name: column?.colname ?? "", type: printType(column?.typeName, resolveType) };
  });
  session.ledger.insert({ kind: "compositeType", parent: null, ...place, definition: { attributes, comment: null } });
  return "applied";
}

/** CREATE DOMAIN. */
export function createDomain(node: NodeOf<"CreateDomainStmt">, session: Session): StatementEnd {
  const place = claimType(session, relationName(stringsOf(node.domainname)));
  const type = printType(node.typeName, sessionPrinter(session).resolveType);
  const written = (node.constraints ?? []).flatMap((each) => unwrap(each, "Constraint") ?? []);
  const value = written.find((each) => each.contype === "CONSTR_DEFAULT");
  const checks: { name: string; definition: string }[] = [];
  for (const each of written.filter((constraint) => constraint.contype === "CONSTR_CHECK")) {
    const isTaken = (name: string) => checks.some((check) => check.name === name);
    const name = each.conname ?? chooseName(place.name, null, "check", isTaken);
    checks.push({ name, definition: `CHECK (${printDomainCheck(session, each.raw_expr, type)})` });
  }
  const definition = {
    type,
    nullable: !written.some((each) => each.contype === "CONSTR_NOTNULL"),
    default: value ? printDefault(session, place, value.raw_expr, type) : null,
    constraints: checks,
    comment: null,
  };
  session.ledger.insert({ kind: "domain", parent: null, ...place, definition });
  return "applied";
}

/** ALTER DOMAIN. */
export function alterDomain(node: NodeOf<"AlterDomainStmt">, session: Session): StatementEnd {
  const name = relationName(stringsOf(node.typeName));
  const domain = findType(session, name);
  if (domain?.kind !== "domain") return refuse("UNKNOWN_OBJECT", `domain ${name.relname ?? ""} does not exist here`);
  const { ledger } = session;
  const { constraints, type } = domain.definition;
  switch (node.subtype) {
    case "AD_AlterDefault":
      ledger.update(domain, { default: node.def ? printDefault(session, domain, node.def, type) : null });
      return "applied";
    case "AD_DropNotNull":
    case "AD_SetNotNull":
      ledger.update(domain, { nullable: node.subtype === "AD_DropNotNull" });
      return "applied";
    case "AD_AddConstraint": {
      const added = unwrap(node.def, "Constraint");
      const isTaken = (each: string) => constraints.some((check) => check.name === each);
      const check = {
        name: added?.conname ?? chooseName(domain.name, null, "check", isTaken),
        definition: `CHECK (${printDomainCheck(session, added?.raw_expr, type)})`,
      };
      ledger.update(domain, { constraints: [...constraints, check] });
      return "applied";
    }
    case "AD_DropConstraint":
      if (!node.missing_ok && !constraints.some((check) => check.name === node.name)) {
        refuse("UNKNOWN_OBJECT", `constraint ${node.name ?? ""} of ${domain.name} does not exist here`);
      }
      ledger.update(domain, { constraints: constraints.filter((check) => check.name !== node.name) });
      return "applied";
    default:
      return "no effect";
  }
}

/** ALTER TYPE of a composite type: its attributes. */
export function alterCompositeType(node: NodeOf<"AlterTableStmt">, session: Session): StatementEnd {
  const type = findType(session, node.relation ?? {});
  if (type?.kind !== "compositeType") {
    const table = findRelation(session, node.relation ?? {});
    return table ? "no effect" : refuse("UNKNOWN_OBJECT", `type ${node.relation?.relname ?? ""} does not exist here`);
  }
  let attributes = [...type.definition.attributes];
  const { resolveType } = sessionPrinter(session);
  for (const each of node.cmds ?? []) {
    const command = unwrap(each, "AlterTableCmd");
    const column = unwrap(command?.def, "ColumnDef");
    const typed = { name: column?.colname ?? command?.name ?? "", type: printType(column?.typeName, resolveType) };
    if (command?.subtype === "AT_AddColumn") attributes.push(typed);
    if (command?.subtype === "AT_DropColumn") attributes = attributes.filter(({ name }) => name !== command.name);
    if (command?.subtype === "AT_AlterColumnType") {
      attributes = attributes.map((old) => (old.name === command.name ? { ...typed, name: old.name } : old));
    }
  }
  session.ledger.update(type, { attributes });
  return "applied";
}
