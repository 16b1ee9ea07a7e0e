import type { CatalogObject, CodeReading, ObjectId } from "@/migrations-import";

/** An object by its names, as a program outside knows it. */
type Named = {
  readonly kind: string;
  readonly schema: string | null;
  readonly table: string | null;
  readonly name: string;
};

/** What `strata catalog --code` prints of code: objects by their names in the place of the engine's identities. */
export function describeCode(reading: CodeReading, objects: readonly CatalogObject[]) {
  const byId = new Map(objects.map((each) => [each.id, each]));
  const named = (id: ObjectId | null): Named | null => {
    const object = id === null ? undefined : byId.get(id);
    if (object === undefined) return null;
    const table = object.parent === null ? undefined : byId.get(object.parent);
    return { kind: object.kind, schema: object.schema, table: table?.name ?? null, name: object.name };
  };
  return {
    files: reading.files,
    references: reading.references.map(({ object, objectKind: _, table: _table, ...reference }) => ({
      object: named(object),
      ...reference,
    })),
    findings: reading.findings.map(({ object, table, ...finding }) => ({
      ...finding,
      object: named(object),
      table: named(table)?.name ?? null,
    })),
  };
}
