import "server-only";
import type { AssumptionRule } from "@/lib/domain/assumptions";
import type { TableFacts } from "../tables/read-tables";
import type { Part } from "./read-subjects";

/** A table with its parts: what assumptions are evaluated over. */
export type SubjectTable = Pick<TableFacts, "objectId" | "schema" | "name" | "kind" | "rlsEnabled"> & {
  readonly parts: readonly Part[];
};

/** Something an assumption speaks of: a table, or (`part`) something of it. */
export type Subject = { readonly table: SubjectTable; readonly part: Part | null };

/** The identity of a subject. */
export function idOfSubject({ table, part }: Subject): string {
  return (part ?? table).objectId;
}

/** What a subject is called: `schema.table`, or `schema.table.part`. */
export function nameOfSubject({ table, part }: Subject): string {
  const name = `${table.schema}.${table.name}`;
  return part ? `${name}.${part.name}` : name;
}

/** Of how many things an assumption speaks, and of which it is not true. */
export type Evaluated = { readonly about: number; readonly exceptions: readonly Subject[] };

/** Evaluates a rule over the tables of a state; views and the like are not spoken of. */
export function evaluateAssumption(rule: AssumptionRule, tables: readonly SubjectTable[]): Evaluated {
  const own = tables.filter(({ kind }) => kind === "table" || kind === "partitioned table");
  const subjects = own.flatMap((table) => subjectsOf(rule, table)).filter((subject) => isMeant(rule, subject));
  return { about: subjects.length, exceptions: subjects.filter((subject) => !isTrueOf(rule, subject)) };
}

function subjectsOf({ every }: AssumptionRule, table: SubjectTable): readonly Subject[] {
  if (every === "table") return [{ table, part: null }];
  const isKind = (part: Part) =>
    every === "foreign key" ? part.kind === "constraint" && part.type === "foreign key" : part.kind === every;
  return table.parts.filter(isKind).map((part) => ({ table, part }));
}

function isMeant({ where = {} }: AssumptionRule, { table, part }: Subject): boolean {
  return matches(where.schema ?? "*", table.schema) && matches(where.name ?? "*", part?.name ?? table.name);
}

function isTrueOf({ must }: AssumptionRule, { table, part }: Subject): boolean {
  switch (must.kind) {
    case "be named":
      return matches(must.name, part?.name ?? table.name);
    case "have columns":
      return must.columns.every((name) => columnOf(table, name) !== undefined);
    case "have a primary key":
      return hasPrimaryKey(table, must.type);
    case "have row level security":
      return table.rlsEnabled;
    case "be a foreign key":
      return table.parts.some((key) => key.type === "foreign key" && key.columns.includes(part?.name ?? ""));
    case "be required":
      return part?.isRequired ?? false;
    case "have the type":
      return part?.type === must.type;
    case "have an index":
      return table.parts.some((each) => isIndexing(each) && leads(each.columns, part?.columns ?? []));
  }
}

function hasPrimaryKey(table: SubjectTable, type: string | undefined): boolean {
  const key = table.parts.find((part) => part.kind === "constraint" && part.type === "primary key");
  if (!key || type === undefined) return key !== undefined;
  return key.columns.length === 1 && columnOf(table, key.columns[0] ?? "")?.type === type;
}

function columnOf(table: SubjectTable, name: string): Part | undefined {
  return table.parts.find((part) => part.kind === "column" && part.name === name);
}

function isIndexing({ kind, type }: Part): boolean {
  return kind === "index" || type === "primary key" || type === "unique";
}

// An index serves a key whose columns are its first, in whatever order.
function leads(columns: readonly string[], key: readonly string[]): boolean {
  const first = columns.slice(0, key.length);
  return first.length === key.length && key.every((name) => first.includes(name));
}

/** Whether a name is one of a pattern, in which each `*` stands for any characters. */
function matches(pattern: string, name: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return name === pattern;
  const last = rest.pop() ?? "";
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false;
  let left = name.slice(first.length, name.length - last.length);
  for (const piece of rest) {
    const at = left.indexOf(piece);
    if (at < 0) return false;
    left = left.slice(at + piece.length);
  }
  return true;
}
