import type { DeclaredColumn, DeclaredTable } from "../declared";
import { nameOfModel, type PlacedBlock, type PrismaModels, placeOf } from "./declare-model";
import { type Field, textIn } from "./parse-schema";

/** One side of a relation of many to many without a model between. */
type Side = { readonly model: PlacedBlock; readonly field: Field; readonly relation: string };

/**
 * The tables that Prisma makes up for relations of many to many: `_AToB` or `_NameOfRelation`, with the columns A and B, each
 * declared by the field of one side.
 */
export function joinTables(schema: PrismaModels): readonly DeclaredTable[] {
  const sides = [...schema.models.values()].flatMap((model) => sidesOf(model, schema));
  const relations = new Map<string, Side[]>();
  for (const side of sides) relations.set(side.relation, [...(relations.get(side.relation) ?? []), side]);
  return [...relations].flatMap(([relation, [first, second, ...more]]) => {
    if (first === undefined || second === undefined || more.length > 0) return [];
    return [joinTable(relation, [first, second], schema)];
  });
}

function sidesOf(model: PlacedBlock, schema: PrismaModels): readonly Side[] {
  return model.fields.flatMap((field) => {
    const other = schema.models.get(field.type);
    if (other === undefined || !field.isList || model.kind === "view" || other.kind === "view") return [];
    const own = field.attributes.find((each) => each.name === "relation");
    const name = own && (textIn(own.args) ?? textIn(own.args, "name"));
    const relation = name ?? [model.name, other.name].sort().join("To");
    return isAnsweredByList(model, field, other, name ?? null) ? [{ model, field, relation }] : [];
  });
}

/** Whether the field on the other side is a list too; a single one means that the other side holds the key. */
function isAnsweredByList(model: PlacedBlock, field: Field, other: PlacedBlock, relation: string | null): boolean {
  const back = other.fields.filter((each) => {
    if (each.type !== model.name || each === field) return false;
    const own = each.attributes.find((one) => one.name === "relation");
    return ((own && (textIn(own.args) ?? textIn(own.args, "name"))) ?? null) === relation;
  });
  return back.length > 0 && back.every((each) => each.isList);
}

function joinTable(relation: string, sides: readonly [Side, Side], schema: PrismaModels): DeclaredTable {
  const [a, b] = [...sides].sort((left, right) => (left.model.name < right.model.name ? -1 : 1)) as [Side, Side];
  const isToItself = a.model.name === b.model.name;
  return {
    language: "prisma",
    kind: "table",
    schema: nameOfModel(a.model, schema).schema,
    name: `_${relation}`,
    key: `${a.model.name}.${a.field.name}`,
    place: placeOf(a.model, a.field),
    columns: [columnOf("A", a), columnOf("B", isToItself ? a : b)],
    keys: [],
    indexes: [],
    foreignKeys: [],
    checks: [],
    policies: [],
    hasRls: false,
    // Its keys and indexes are Prisma's own affair, and differ between its versions.
    isWhole: false,
  };
}

function columnOf(name: "A" | "B", { model, field }: Side): DeclaredColumn {
  return {
    name,
    key: field.name,
    place: placeOf(model, field),
    type: null,
    nullable: null,
    default: { kind: "none" },
    isGenerated: null,
  };
}
