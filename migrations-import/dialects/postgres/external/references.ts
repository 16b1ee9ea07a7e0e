import type { CatalogObject, CatalogObjectOf } from "../../../model/catalog-object";
import type { Rights } from "../../../model/further-definitions";
import type { ExternalObject } from "../../../model/notes";
import type { Provenance } from "../../../model/provenance";
import { extraOf } from "../catalog/heirs";
import { bareType } from "../dependents/find-dependents";
import { usesOf } from "../statements/view-uses";

/** Something an object refers to, whether or not it exists. */
export type Reference = Pick<ExternalObject, "kind" | "schema" | "name"> & { readonly from: Provenance };

type Named = Omit<Reference, "from">;

/** Everything an object refers to by name. */
export function referencesOf(object: CatalogObject): readonly Reference[] {
  const made = [...namedBy(object), ...typesNamed(object), ...functionsCalled(object)];
  const said = rolesNamed(object);
  const later = object.changed ?? object.origin;
  return [
    ...made.map((each) => ({ ...each, from: object.origin })),
    ...said.map((name) => ({ kind: "role" as const, schema: null, name, from: later })),
  ];
}

function namedBy(object: CatalogObject): readonly Named[] {
  const schema: readonly Named[] =
    object.schema === null ? [] : [{ kind: "schema", schema: null, name: object.schema }];
  switch (object.kind) {
    case "constraint": {
      const { references } = object.definition;
      return references ? [table(references.schema, references.table)] : [];
    }
    case "table":
      return [...schema, ...usesOf(object).map((use) => table(use.schema, use.name)), ...isStub(object)];
    case "trigger":
    case "eventTrigger":
      return functionAt(object.definition.function);
    case "publication":
      return object.definition.tables.map((each) => table(each.schema, each.table));
    default:
      return object.parent === null ? schema : [];
  }
}

function table(schema: string, name: string): Named {
  return { kind: "table", schema, name };
}

function isStub(object: CatalogObjectOf<"table">): readonly Named[] {
  return extraOf(object).external === true ? [table(object.schema ?? "public", object.name)] : [];
}

function functionAt(path: string | null): readonly Named[] {
  const [schema = "", ...name] = (path ?? "").split(".");
  return name.length === 0 ? [] : [{ kind: "function", schema, name: name.join(".") }];
}

function typesNamed(object: CatalogObject): readonly Named[] {
  const types =
    object.kind === "column" || object.kind === "domain"
      ? [object.definition.type]
      : object.kind === "compositeType"
        ? object.definition.attributes.map((each) => each.type)
        : object.kind === "function"
          ? functionTypes(object)
          : [];
  return types.map((text) => {
    const plain = bareType(text.replace(/^SETOF /, "")).replace(/\(\d+\)(?= with)/, "");
    const [first = "", second] = splitName(plain);
    return second === undefined
      ? { kind: "type", schema: "public", name: first }
      : { kind: "type", schema: first, name: second };
  });
}

function functionTypes(object: CatalogObjectOf<"function">): readonly string[] {
  const { types } = extraOf(object);
  const inputs = Array.isArray(types) ? types.filter((each) => typeof each === "string") : [];
  const { returns } = object.definition;
  return returns === null || returns.startsWith("TABLE(") ? inputs : [...inputs, returns];
}

/** A printed name without its quotes. */
function splitName(printed: string): readonly string[] {
  return (printed.match(/"(?:[^"]|"")*"|[^."]+/g) ?? []).map((part) =>
    part.replace(/^"(.*)"$/, "$1").replaceAll('""', '"'),
  );
}

/** Functions that expressions call by a name with a schema in front: those of a platform, mostly. */
function functionsCalled(object: CatalogObject): readonly Named[] {
  return textsOf(object).flatMap((text) => {
    const bare = text.replace(/'(?:[^']|'')*'/g, "''");
    return [...bare.matchAll(/\b([a-z_]\w*)\.([a-z_]\w*)\(/g)].map(([, schema = "", name = ""]) => {
      return { kind: "function" as const, schema, name };
    });
  });
}

function textsOf(object: CatalogObject): readonly string[] {
  const texts =
    object.kind === "policy"
      ? [object.definition.using, object.definition.check]
      : object.kind === "column"
        ? [object.definition.default, object.definition.generated]
        : object.kind === "constraint" && object.definition.type === "check"
          ? [object.definition.definition]
          : object.kind === "table"
            ? [object.definition.definition]
            : [];
  return texts.filter((text) => text !== null);
}

function rolesNamed(object: CatalogObject): readonly string[] {
  const { owner, grants } = object.definition as Rights;
  const own =
    object.kind === "policy"
      ? object.definition.roles
      : object.kind === "role"
        ? [...object.definition.memberOf, ...(extraOf(object).external === true ? [object.name] : [])]
        : object.kind === "defaultPrivileges" && object.definition.role !== null
          ? [object.definition.role]
          : [];
  return [...own, ...(owner === undefined ? [] : [owner]), ...(grants ?? []).map((grant) => grant.grantee)];
}
