import "server-only";
import { nodeOfTable } from "@/lib/domain/diagram";
import type { StatedRelationship } from "@/lib/domain/relationships";
import { ofKind, type StandingObject } from "../tables/read-objects";
import type { TableIdentity } from "../tables/read-relationships";

/** A table to draw, with its columns and constraints. */
export type DrawnTable = TableIdentity & { readonly objects: readonly StandingObject[] };

/**
 * An entity-relationship diagram as Mermaid source: the tables with their key columns (of the primary key and of foreign
 * keys), every foreign key between two of them, and dashed what people stated where no foreign key does. Whatever the names hold, nothing of them can be read as Mermaid.
 */
export function drawEr(tables: readonly DrawnTable[], stated: readonly StatedRelationship[] = []): string {
  const known = new Set(tables.map(({ schema, name }) => nodeOfTable(schema, name)));
  const keys = tables.flatMap((table) => drawKeys(table, known));
  const dashed = stated.flatMap((relationship) => drawStated(relationship, known));
  return ["erDiagram", ...tables.map(drawTable), ...keys, ...dashed, ""].join("\n");
}

function drawTable(table: DrawnTable): string {
  const constraints = ofKind(table.objects, "constraint").map(({ definition }) => definition);
  const primary = new Set(constraints.flatMap(({ type, columns }) => (type === "primary key" ? columns : [])));
  const foreign = new Set(constraints.flatMap(({ type, columns }) => (type === "foreign key" ? columns : [])));
  const lines = [...ofKind(table.objects, "column")]
    .sort((a, b) => a.definition.ordinal - b.definition.ordinal)
    .filter(({ name }) => primary.has(name) || foreign.has(name))
    .map(({ name, definition }) => {
      const marks = [...(primary.has(name) ? ["PK"] : []), ...(foreign.has(name) ? ["FK"] : [])].join(", ");
      return `    ${toWord(definition.type, "any")} ${toWord(name, "column")} ${marks}`;
    });
  const head = `  ${nodeOfTable(table.schema, table.name)}["${toLabel(titleOf(table))}"]`;
  return lines.length === 0 ? head : [`${head} {`, ...lines, "  }"].join("\n");
}

function drawKeys(table: DrawnTable, known: ReadonlySet<string>): readonly string[] {
  const required = new Set(
    ofKind(table.objects, "column").flatMap(({ name, definition }) => (definition.nullable ? [] : [name])),
  );
  const unique = uniqueKeys(table);
  return ofKind(table.objects, "constraint").flatMap(({ definition: { references, columns } }) => {
    if (!references || !known.has(nodeOfTable(references.schema, references.table))) return [];
    const one = columns.every((column) => required.has(column)) ? "||" : "|o";
    const many = unique.some((key) => key.every((column) => columns.includes(column))) ? "o|" : "o{";
    const [from, to] = [nodeOfTable(references.schema, references.table), nodeOfTable(table.schema, table.name)];
    return [`  ${from} ${one}--${many} ${to} : "${toLabel(columns.join(", "))}"`];
  });
}

function drawStated({ from, to, where }: StatedRelationship, known: ReadonlySet<string>): readonly string[] {
  const [target, source] = [nodeOfTable(to.schema, to.table), nodeOfTable(from.schema, from.table)];
  if (!known.has(target) || !known.has(source)) return [];
  const limit = where ? ` where ${where.column} is ${where.value}` : "";
  return [`  ${target} |o..o{ ${source} : "${toLabel(from.columns.join(", ") + limit)}"`];
}

function uniqueKeys({ objects }: DrawnTable): readonly (readonly string[])[] {
  const constraints = ofKind(objects, "constraint").map(({ definition }) => definition);
  return constraints.filter(({ type }) => type === "primary key" || type === "unique").map(({ columns }) => columns);
}

function titleOf({ schema, name }: TableIdentity): string {
  return schema === "public" || schema === "main" || schema === "" ? name : `${schema}.${name}`;
}

// Mermaid's grammar takes letters, digits and underscores as the name and type of an attribute; the page has the real ones.
function toWord(text: string, otherwise: string): string {
  const word = text.replace(/[^A-Za-z0-9]+/g, "_").replace(/^[^A-Za-z]+|_+$/g, "");
  return word === "" ? otherwise : word;
}

// Within quotes, everything but letters, digits and a few marks is written as a code of Mermaid's own (`#34;`).
function toLabel(text: string): string {
  return text.replace(/[^\p{L}\p{N} _.,-]/gu, (character) => `#${character.codePointAt(0) ?? 0};`);
}
