import "server-only";
import type { CatalogObject, FactChange, ObjectKind, Provenance } from "@/migrations-import/index";

/** What identities are told apart by: a version's names, without its definition. */
export type NamedVersion = {
  readonly objectId: string;
  readonly engineId: string;
  readonly kind: string;
  readonly schema: string | null;
  readonly name: string;
  /** The identity of the table it is or belongs to. */
  readonly tableId: string | null;
  /** The arguments of a function, which tell overloads apart. */
  readonly args: string | null;
};

/** A version that stands at some migration, as the database has it. */
export type StoredVersion = {
  readonly objectId: string;
  readonly engineId: string;
  readonly engineParent: string | null;
  readonly ordinal: number;
  readonly kind: string;
  readonly tableId: string | null;
  readonly schema: string | null;
  readonly name: string;
  readonly definition: unknown;
  readonly origin: unknown;
  readonly changed: unknown;
};

/** A step of a stored change: its migration is that of the change. */
export type StoredStep = FactChange & Omit<Provenance, "path" | "version">;

/** The engine's object in a stored version: what a replay continues from. */
export function toCatalogObject(version: StoredVersion): CatalogObject {
  return {
    id: version.engineId,
    kind: version.kind as ObjectKind,
    parent: version.engineParent,
    schema: version.schema,
    name: version.name,
    definition: version.definition,
    origin: version.origin,
    changed: version.changed,
  } as CatalogObject;
}

/** A stored version's names. */
export function namesOf(version: StoredVersion): NamedVersion {
  const { objectId, engineId, kind, schema, name, tableId } = version;
  return { objectId, engineId, kind, schema, name, tableId, args: argsOf(kind, version.definition) };
}

/** What tells functions of one name apart; null for everything else. */
export function argsOf(kind: string, definition: unknown): string | null {
  if (kind !== "function" || typeof definition !== "object" || definition === null) return null;
  return "args" in definition ? String(definition.args) : null;
}
