import type { DialectName } from "../../model/source";
import { compareCodeUnits } from "../../text/natural-order";
import type { DeclaredEnum, DeclaredSchema } from "../declared";
import { declareModel, nameOfModel, type PlacedBlock, type PrismaModels, placeOf } from "./declare-model";
import { mappedName } from "./field-types";
import { joinTables } from "./join-tables";
import { type Block, parseSchema } from "./parse-schema";

/** A file of a Prisma schema. */
export type PrismaFile = { readonly path: string; readonly text: string };

const providers: Readonly<Record<string, DialectName>> = {
  postgresql: "postgres",
  postgres: "postgres",
  cockroachdb: "postgres",
  sqlite: "sqlite",
};

/**
 * The Prisma schemas of one dialect among files: one for each data source, with the files of its folder and below. Those
 * for other databases are left out.
 */
export function readPrisma(files: readonly PrismaFile[], dialect: DialectName): readonly DeclaredSchema[] {
  const parsed = [...files]
    .sort((a, b) => compareCodeUnits(a.path, b.path))
    .map(({ path, text }) => ({ path, blocks: parseSchema(text) }));
  const sources = parsed.filter(({ blocks }) => blocks.some((each) => each.kind === "datasource"));
  return sources.flatMap((source) => {
    const settings = source.blocks.find((each) => each.kind === "datasource");
    if (settings === undefined || providers[setting(settings, "provider") ?? ""] !== dialect) return [];
    const folder = source.path.slice(0, source.path.lastIndexOf("/") + 1);
    const own = parsed.filter((file) => file === source || isPartOf(file.path, folder, sources));
    return [declareSchema(own, dialect, setting(settings, "relationMode") !== "prisma")];
  });
}

/** Files below a data source's folder are its own, unless another data source is nearer or lies beside it. */
function isPartOf(path: string, folder: string, sources: readonly { readonly path: string }[]): boolean {
  if (!path.startsWith(folder)) return false;
  return !sources.some((other) => {
    const nearer = other.path.slice(0, other.path.lastIndexOf("/") + 1);
    return other.path === path || (path.startsWith(nearer) && nearer.length > folder.length);
  });
}

function setting(block: Block, name: string): string | null {
  const value = block.fields.find((each) => each.name === name)?.value;
  return value?.kind === "text" || value?.kind === "word" ? value.text : null;
}

function declareSchema(
  files: readonly { readonly path: string; readonly blocks: readonly Block[] }[],
  dialect: DialectName,
  hasForeignKeys: boolean,
): DeclaredSchema {
  const blocks = files.flatMap(({ path, blocks: own }) => own.map((each): PlacedBlock => ({ ...each, path })));
  const named = (...kinds: readonly string[]) =>
    new Map(blocks.filter((each) => kinds.includes(each.kind)).map((each) => [each.name, each]));
  const schema: PrismaModels = {
    dialect,
    models: named("model", "view"),
    enums: named("enum"),
    defaultSchema: dialect === "postgres" ? "public" : "main",
  };
  const declaring = new Set([...schema.models.values(), ...schema.enums.values()].map((each) => each.path));
  return {
    language: "prisma",
    files: files.map(({ path }) => path).filter((path) => declaring.has(path)),
    tables: [...[...schema.models.values()].map((each) => declareModel(each, schema)), ...joinTables(schema)],
    // SQLite has no enums; Prisma keeps theirs to itself.
    enums: dialect === "sqlite" ? [] : [...schema.enums.values()].map((each) => declareEnum(each, schema)),
    // A relation of Prisma is a foreign key, or none that the database knows.
    relations: [],
    isNamed: true,
    hasForeignKeys,
  };
}

function declareEnum(block: PlacedBlock, schema: PrismaModels): DeclaredEnum {
  return {
    language: "prisma",
    ...nameOfModel(block, schema),
    key: block.name,
    values: block.fields.map((each) => mappedName(each.attributes, each.name)),
    place: placeOf(block, block),
  };
}
