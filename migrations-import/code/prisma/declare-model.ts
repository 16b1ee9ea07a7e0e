import type { CodePlace } from "../../model/code";
import type { DialectName } from "../../model/source";
import type {
  DeclaredColumn,
  DeclaredDefault,
  DeclaredForeignKey,
  DeclaredIndex,
  DeclaredKey,
  DeclaredTable,
} from "../declared";
import { isScalar, mappedName, scalarType } from "./field-types";
import { type Argument, type Arguments, type Attribute, type Block, type Field, textIn } from "./parse-schema";

/** A block with the file it stands in. */
export type PlacedBlock = Block & { readonly path: string };

/** The blocks of one schema by what they are, and what its data source says. */
export type PrismaModels = {
  readonly dialect: DialectName;
  readonly models: ReadonlyMap<string, PlacedBlock>;
  readonly enums: ReadonlyMap<string, PlacedBlock>;
  readonly defaultSchema: string;
};

/** States a model or view in the words every language of code shares. */
export function declareModel(model: PlacedBlock, schema: PrismaModels): DeclaredTable {
  const fields = model.fields.filter((field) => isColumn(field, schema));
  const names = new Map(model.fields.map((field) => [field.name, mappedName(field.attributes, field.name)]));
  return {
    language: "prisma",
    kind: model.kind === "view" ? "view" : "table",
    ...nameOfModel(model, schema),
    key: model.name,
    place: placeOf(model, model),
    columns: fields.map((field) => declareColumn(field, model, schema)),
    keys: [...fields.flatMap((field) => keysOfField(field, model)), ...keysOfModel(model, names)],
    indexes: model.attributes.flatMap((each) => (each.name === "index" ? [indexOf(each, model, names)] : [])),
    foreignKeys: model.fields.flatMap((field) => foreignKeyOf(field, model, schema, names)),
    checks: [],
    policies: [],
    hasRls: false,
    isWhole: true,
  };
}

/** The schema and name a model has in the database. */
export function nameOfModel(
  model: PlacedBlock,
  schema: PrismaModels,
): { readonly schema: string; readonly name: string } {
  const own = model.attributes.find((each) => each.name === "schema");
  return { schema: (own && textIn(own.args)) ?? schema.defaultSchema, name: mappedName(model.attributes, model.name) };
}

/** The lines of something in the file of a block. */
export function placeOf(block: PlacedBlock, part: { readonly line: number; readonly endLine: number }): CodePlace {
  return { path: block.path, line: part.line, endLine: part.endLine };
}

function isColumn(field: Field, schema: PrismaModels): boolean {
  return isScalar(field.type) || schema.enums.has(field.type);
}

function declareColumn(field: Field, model: PlacedBlock, schema: PrismaModels): DeclaredColumn {
  const isKey = field.attributes.some((each) => each.name === "id") || compoundId(model).includes(field.name);
  return {
    name: mappedName(field.attributes, field.name),
    key: field.name,
    place: placeOf(model, field),
    type: typeOf(field, schema),
    // A list has no NOT NULL in the database, whatever its field says.
    nullable: field.isList ? null : isKey ? false : field.isOptional,
    default: defaultOf(field, schema),
    // Prisma's language cannot say it.
    isGenerated: null,
  };
}

function typeOf(field: Field, schema: PrismaModels): string | null {
  const found = schema.enums.get(field.type);
  if (found === undefined) return scalarType(field, schema.dialect);
  if (schema.dialect === "sqlite") return "text";
  const { schema: where, name } = nameOfModel(found, schema);
  const type = where === schema.defaultSchema ? name : `${where}.${name}`;
  return field.isList ? `${type}[]` : type;
}

/** Functions whose values the client makes, so that the column has no default. */
const inClient = new Set(["uuid", "cuid", "nanoid", "ulid", "auto"]);

function defaultOf(field: Field, schema: PrismaModels): DeclaredDefault {
  const given = field.attributes.find((each) => each.name === "default")?.args[0]?.value;
  if (given === undefined) return { kind: field.type === "Unsupported" ? "unknown" : "none" };
  if (given.kind === "text") return quoted(given.text);
  if (given.kind === "word") return wordDefault(given.text, field, schema);
  if (given.kind === "list") return given.items.length === 0 ? { kind: "value", text: "ARRAY[]" } : { kind: "unknown" };
  if (inClient.has(given.name)) return { kind: "none" };
  if (given.name === "now") return { kind: "value", text: "CURRENT_TIMESTAMP" };
  const text = given.name === "dbgenerated" ? textIn(given.args) : null;
  return text === null || text === "" ? { kind: "unknown" } : { kind: "value", text };
}

function wordDefault(word: string, field: Field, schema: PrismaModels): DeclaredDefault {
  const values = schema.enums.get(field.type);
  if (values === undefined) return { kind: "value", text: word };
  const value = values.fields.find((each) => each.name === word);
  return quoted(value ? mappedName(value.attributes, value.name) : word);
}

function quoted(text: string): DeclaredDefault {
  return { kind: "value", text: `'${text.replaceAll("'", "''")}'` };
}

function keysOfField(field: Field, model: PlacedBlock): DeclaredKey[] {
  const columns = [mappedName(field.attributes, field.name)];
  return field.attributes.flatMap(({ name, args }): DeclaredKey[] => {
    const place = placeOf(model, field);
    if (name === "id") return [{ type: "primary key", name: textIn(args, "map"), columns, place }];
    return name === "unique" ? [{ type: "unique", name: textIn(args, "map"), columns, place }] : [];
  });
}

function keysOfModel(model: PlacedBlock, names: ReadonlyMap<string, string>): DeclaredKey[] {
  return model.attributes.flatMap((each): DeclaredKey[] => {
    const type = each.name === "id" ? "primary key" : each.name === "unique" ? "unique" : null;
    // A condition makes it a partial index, which is no key.
    if (type === null || each.args.some(({ name }) => name === "where")) return [];
    const columns = fieldsIn(each.args).map((field) => names.get(field) ?? field);
    return [{ type, name: textIn(each.args, "map"), columns, place: placeOf(model, each) }];
  });
}

function compoundId(model: PlacedBlock): readonly string[] {
  return model.attributes.flatMap((each) => (each.name === "id" ? fieldsIn(each.args) : []));
}

function indexOf(attribute: Attribute, model: PlacedBlock, names: ReadonlyMap<string, string>): DeclaredIndex {
  return {
    name: textIn(attribute.args, "map"),
    isUnique: false,
    columns: fieldsIn(attribute.args).map((field) => names.get(field) ?? field),
    isPartial: attribute.args.some(({ name }) => name === "where"),
    place: placeOf(model, attribute),
  };
}

/** The fields an attribute lists, first or under `fields`; what is said of each (`sort`, `ops`, …) is left out. */
function fieldsIn(args: Arguments): readonly string[] {
  const given = args.find(({ name, value }) => name === "fields" || (name === "" && value.kind !== "text"))?.value;
  if (given === undefined) return [];
  return given.kind === "list" ? given.items.flatMap(wordOf) : wordOf(given);
}

function wordOf(item: Argument): readonly string[] {
  if (item.kind === "call") return [item.name];
  return item.kind === "word" ? [item.text] : [];
}

const actions: Readonly<Record<string, string>> = {
  Cascade: "CASCADE",
  Restrict: "RESTRICT",
  NoAction: "NO ACTION",
  SetNull: "SET NULL",
  SetDefault: "SET DEFAULT",
};

function foreignKeyOf(
  field: Field,
  model: PlacedBlock,
  schema: PrismaModels,
  names: ReadonlyMap<string, string>,
): DeclaredForeignKey[] {
  const relation = field.attributes.find((each) => each.name === "relation");
  const target = schema.models.get(field.type);
  const fields = relation?.args.find((each) => each.name === "fields")?.value;
  if (relation === undefined || target === undefined || fields?.kind !== "list" || target.kind === "view") return [];
  const own = fields.items.flatMap(wordOf);
  const references = relation.args.find((each) => each.name === "references")?.value;
  const theirs = references?.kind === "list" ? references.items.flatMap(wordOf) : [];
  const theirNames = new Map(target.fields.map((each) => [each.name, mappedName(each.attributes, each.name)]));
  const { schema: where, name: table } = nameOfModel(target, schema);
  return [
    {
      name: textIn(relation.args, "map"),
      columns: own.map((each) => names.get(each) ?? each),
      target: { schema: where, table, columns: theirs.map((each) => theirNames.get(each) ?? each) },
      onDelete: actions[textIn(relation.args, "onDelete") ?? (field.isOptional ? "SetNull" : "Restrict")] ?? null,
      onUpdate: actions[textIn(relation.args, "onUpdate") ?? "Cascade"] ?? null,
      place: placeOf(model, field),
    },
  ];
}
