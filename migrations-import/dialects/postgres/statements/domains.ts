import type { CatalogObjectOf } from "../../../model/catalog-object";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { relationName } from "../catalog/find-relation";
import { findType, sessionPrinter } from "../catalog/find-type";
import { chooseName } from "../catalog/made-up-names";
import { rightsAtBirth } from "../catalog/rights";
import { printDefault, printDomainCheck } from "../definitions/default-value";
import { columnsOfType } from "../dependents/find-dependents";
import { contentsOf, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { printType, qualifyType } from "../printing/print-type";
import { refuse } from "../refusal";
import { claimType } from "./claim-type";

type Domain = CatalogObjectOf<"domain">;
type Check = Domain["definition"]["constraints"][number];
type ConstraintNode = NodeOf<"Constraint">;

/** CREATE DOMAIN. */
export function createDomain(node: NodeOf<"CreateDomainStmt">, session: Session): StatementEnd {
  const place = claimType(session, relationName(stringsOf(node.domainname)));
  const type = printType(node.typeName, sessionPrinter(session).resolveType);
  const written = contentsOf(node.constraints, "Constraint");
  const value = written.find((each) => each.contype === "CONSTR_DEFAULT");
  const required = written.find((each) => each.contype === "CONSTR_NOTNULL");
  const checks: Check[] = [];
  for (const each of written)
    if (each.contype === "CONSTR_CHECK") checks.push(readCheck(session, { ...place, type }, checks, each));
  const definition = {
    type,
    nullable: !required,
    default: value ? printDefault(session, place, value.raw_expr, type) : defaultOfBase(session, node.typeName),
    constraints: checks,
    comment: null,
    ...rightsAtBirth(session, "types", place.schema),
    ...(required?.conname ? { extra: { notNull: required.conname } } : {}),
  };
  session.ledger.insert({ kind: "domain", parent: null, ...place, definition });
  return "applied";
}

/** A domain over a domain has that one's default unless it has its own. */
function defaultOfBase(session: Session, typeName: NodeOf<"TypeName"> | undefined): string | null {
  const base = findType(session, relationName(stringsOf(typeName?.names)));
  return base?.kind === "domain" && !typeName?.arrayBounds ? base.definition.default : null;
}

function readCheck(
  session: Session,
  domain: { readonly name: string; readonly type: string },
  checks: readonly Check[],
  node: ConstraintNode,
): Check {
  const isTaken = (name: string) => checks.some((check) => check.name === name);
  const name = node.conname ?? chooseName(domain.name, null, "check", isTaken);
  if (isTaken(name)) refuse("DUPLICATE_OBJECT", `constraint ${name} of ${domain.name} already exists`);
  const suffix = node.skip_validation ? " NOT VALID" : "";
  return { name, definition: `CHECK (${printDomainCheck(session, node.raw_expr, domain.type)})${suffix}` };
}

/** ALTER DOMAIN. */
export function alterDomain(node: NodeOf<"AlterDomainStmt">, session: Session): StatementEnd {
  const name = relationName(stringsOf(node.typeName));
  const domain = findType(session, name);
  if (domain?.kind !== "domain") return refuse("UNKNOWN_OBJECT", `domain ${name.relname ?? ""} does not exist here`);
  session.ledger.update(domain, changeOf(session, domain, node));
  return "applied";
}

/** What the grammar calls the kinds of ALTER DOMAIN. */
const domainChanges: Readonly<Record<string, string>> = {
  T: "AD_AlterDefault",
  N: "AD_DropNotNull",
  O: "AD_SetNotNull",
  C: "AD_AddConstraint",
  X: "AD_DropConstraint",
  V: "AD_ValidateConstraint",
};

function changeOf(session: Session, domain: Domain, node: NodeOf<"AlterDomainStmt">): Partial<Domain["definition"]> {
  const { constraints, type } = domain.definition;
  const named = node.name ?? "";
  switch (domainChanges[node.subtype ?? ""] ?? node.subtype) {
    case "AD_AlterDefault":
      return { default: node.def ? printDefault(session, domain, node.def, type) : null };
    case "AD_DropNotNull":
      return { nullable: true, extra: undefined };
    case "AD_SetNotNull":
      refuseInContainers(session, domain);
      return { nullable: false };
    case "AD_AddConstraint": {
      const added = unwrap(node.def, "Constraint") ?? {};
      if (!added.skip_validation) refuseInContainers(session, domain);
      if (added.contype === "CONSTR_NOTNULL")
        return { nullable: false, ...(added.conname ? { extra: { notNull: added.conname } } : {}) };
      return { constraints: [...constraints, readCheck(session, { name: domain.name, type }, constraints, added)] };
    }
    case "AD_DropConstraint":
      if (named === notNullName(domain)) return { nullable: true, extra: undefined };
      if (!node.missing_ok) needCheck(domain, named);
      return { constraints: constraints.filter((check) => check.name !== named) };
    case "AD_ValidateConstraint":
      needCheck(domain, named);
      refuseInContainers(session, domain);
      return { constraints: constraints.map((check) => (check.name === named ? validated(check) : check)) };
    default:
      return refuse("NOT_UNDERSTOOD", `the engine does not know what ${node.subtype ?? "this"} changes`);
  }
}

/** The database cannot look whether what is within arrays fulfils a new condition (`get_rels_with_domain`). */
function refuseInContainers(session: Session, domain: Domain): void {
  const printed = qualifyType(domain.schema, domain.name);
  const within = columnsOfType(session, printed).find((column) => column.definition.type.endsWith("[]"));
  if (within) refuse("INVALID_STATEMENT", `${domain.name} cannot change: column ${within.name} is an array of it`);
  for (const above of session.ledger.mentioning("domain", domain.name)) {
    if (above.definition.type === printed) refuseInContainers(session, above);
  }
}

function validated({ name, definition }: Check): Check {
  return { name, definition: definition.replace(/ NOT VALID$/, "") };
}

/** The name of a domain's NOT NULL. */
function notNullName({ name, definition: { nullable, extra } }: Domain): string | null {
  if (nullable) return null;
  const own = typeof extra === "object" && extra !== null && "notNull" in extra ? extra.notNull : undefined;
  return typeof own === "string" ? own : `${name}_not_null`;
}

function needCheck(domain: Domain, name: string): void {
  if (!domain.definition.constraints.some((check) => check.name === name)) {
    refuse("UNKNOWN_OBJECT", `constraint ${name} of ${domain.name} does not exist here`);
  }
}

/** ALTER DOMAIN … RENAME CONSTRAINT. */
export function renameDomainConstraint(session: Session, domain: Domain, from: string, to: string): void {
  if (from === notNullName(domain)) return session.ledger.update(domain, { extra: { notNull: to } });
  needCheck(domain, from);
  const { constraints } = domain.definition;
  if (constraints.some((check) => check.name === to)) {
    refuse("DUPLICATE_OBJECT", `constraint ${to} of ${domain.name} already exists`);
  }
  const renamed = constraints.map((check) => (check.name === from ? { ...check, name: to } : check));
  session.ledger.update(domain, { constraints: renamed });
}
