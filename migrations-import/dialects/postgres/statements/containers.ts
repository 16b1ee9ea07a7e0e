import type { CatalogObjectOf } from "../../../model/catalog-object";
import { isExternal } from "../../../model/is-external";
import type { Session } from "../../../replay/session";
import type { StatementEnd } from "../../dialect";
import { broughtBy } from "../catalog/extension-contents";
import { findSequence } from "../catalog/find-index";
import { findIn, isOutside, needColumn } from "../catalog/find-relation";
import { isPlatformSchema } from "../catalog/platform";
import { rightsAtBirth } from "../catalog/rights";
import { currentRole, roleName, setRole } from "../catalog/roles";
import { searchPath, setSearchPath } from "../catalog/search-path";
import { addTemporary, isTemporary } from "../catalog/temporary";
import { contentsOf, itemsOf, type Node, type NodeOf, stringOf, stringsOf, unwrap } from "../grammar/node";
import { NoEffect, refuse } from "../refusal";
import { claimName } from "./create-table";
import { sequenceOptions } from "./sequence-options";

/** CREATE SCHEMA; what it creates inside is folded by `applyInside`, with the schema in front of the path. */
export function createSchema(
  node: NodeOf<"CreateSchemaStmt">,
  session: Session,
  applyInside: (node: Node, session: Session) => void,
): StatementEnd {
  const name = node.schemaname ?? (node.authrole ? roleName(session, node.authrole) : null);
  if (name === null) return "no effect";
  if (name.startsWith("pg_"))
    refuse("INVALID_STATEMENT", `schema ${name}: names that begin with pg_ are the system's own`);
  const known = session.ledger.find("schema", { schema: null }, name);
  const isKnown = (known && !isExternal(known)) || name === "public";
  if (isKnown && !node.if_not_exists) refuse("DUPLICATE_OBJECT", `schema ${name} already exists`);
  if (isKnown || (node.if_not_exists && isPlatformSchema(name) && !node.schemaElts)) throw new NoEffect();
  const owner = node.authrole ? roleName(session, node.authrole) : null;
  const definition = {
    comment: null,
    ...rightsAtBirth(session, "schemas", null),
    ...(owner === null ? {} : { owner }),
  };
  if (known && !isKnown) session.ledger.remove(known.id, { consequence: true });
  session.ledger.insert({ kind: "schema", parent: null, schema: null, name, definition });
  const path = searchPath(session);
  setSearchPath(session, [name, ...path]);
  const role = currentRole(session);
  if (owner !== null) setRole(session, "role", owner);
  for (const element of node.schemaElts ?? []) applyInside(element, session);
  setRole(session, "role", role);
  setSearchPath(session, path);
  return "applied";
}

/** CREATE EXTENSION. */
export function createExtension(node: NodeOf<"CreateExtensionStmt">, session: Session): StatementEnd {
  const name = node.extname ?? "";
  if (session.ledger.find("extension", { schema: null }, name)) {
    if (node.if_not_exists) throw new NoEffect();
    refuse("DUPLICATE_OBJECT", `extension ${name} already exists`);
  }
  const options = contentsOf(node.options, "DefElem");
  const option = options.find(({ defname }) => defname === "schema");
  const definition = { schema: option ? stringOf(option.arg) : null, comment: null };
  if (options.some(({ defname }) => defname === "cascade")) createRequired(session, name, definition);
  session.ledger.insert({ kind: "extension", parent: null, schema: null, name, definition });
  return "applied";
}

/** CASCADE makes the extensions that one requires as well, in the same schema. */
function createRequired(session: Session, name: string, definition: CatalogObjectOf<"extension">["definition"]): void {
  for (const required of broughtBy(name).requires) {
    if (session.ledger.find("extension", { schema: null }, required)) continue;
    createRequired(session, required, definition);
    session.ledger.insert({ kind: "extension", parent: null, schema: null, name: required, definition });
  }
}

/** CREATE SEQUENCE. */
export function createSequence(node: NodeOf<"CreateSeqStmt">, session: Session): StatementEnd {
  if (node.sequence?.relpersistence === "t") {
    addTemporary(session, node.sequence.relname ?? "");
    throw new NoEffect();
  }
  const place = claimName(session, node.sequence ?? {}, node.if_not_exists ?? false);
  const ownedBy = ownerIn(session, node.options, place) ?? null;
  const options = sequenceOptions(node.options);
  const definition = {
    ownedBy,
    comment: null,
    ...(options.length > 0 ? { options } : {}),
    ...rightsAtBirth(session, "sequences", place.schema),
  };
  session.ledger.insert({ kind: "sequence", parent: null, ...place, definition });
  return "applied";
}

/** ALTER SEQUENCE: its options, and the column it belongs to. */
export function alterSequence(node: NodeOf<"AlterSeqStmt">, session: Session): StatementEnd {
  const sequence = findSequence(session, node.sequence ?? {});
  if (!sequence && node.missing_ok) throw new NoEffect();
  if (!sequence) {
    if (isTemporary(session, node.sequence?.relname ?? "")) throw new NoEffect();
    return refuse("UNKNOWN_OBJECT", `sequence ${node.sequence?.relname ?? ""} does not exist here`);
  }
  const ownedBy = ownerIn(session, node.options, { schema: sequence.schema ?? "public", name: sequence.name });
  const options = sequenceOptions(node.options, sequence.definition.options ?? []);
  session.ledger.update(sequence, {
    ...(ownedBy === undefined ? {} : { ownedBy }),
    options: options.length > 0 ? options : undefined,
  });
  return "applied";
}

/** `OWNED BY`: the column as `schema.table.column`, null for NONE, undefined where nothing is said of it. */
function ownerIn(
  session: Session,
  options: readonly Node[] | undefined,
  sequence: { readonly schema: string; readonly name: string },
): string | null | undefined {
  const option = (options ?? []).map((each) => unwrap(each, "DefElem")).find((each) => each?.defname === "owned_by");
  if (!option) return undefined;
  const path = stringsOf(itemsOf(option.arg));
  if (path.length < 2) return null;
  const [column, table] = [path.at(-1), path.at(-2)];
  const found = findIn(path.length > 2 ? [path.at(-3) ?? ""] : searchPath(session), (schema) =>
    session.ledger.find("table", { schema }, table ?? ""),
  );
  if (found && found.schema !== sequence.schema) {
    refuse("INVALID_STATEMENT", `sequence ${sequence.name} must be in the schema of the table it belongs to`);
  }
  if (!found && table === sequence.name && (path.at(-3) ?? sequence.schema) === sequence.schema) {
    refuse("INVALID_STATEMENT", `sequence ${sequence.name} cannot belong to itself`);
  }
  if (found && found.definition.kind !== "view" && !isOutside(found)) needColumn(session, found, column ?? "");
  return `${found?.schema ?? "public"}.${table}.${column}`;
}
