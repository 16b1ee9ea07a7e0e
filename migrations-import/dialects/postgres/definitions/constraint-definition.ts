import type { CatalogObjectOf, Definitions, ForeignKeyTarget } from "../../../model/catalog-object";
import { qualifyName, quoteName } from "../printing/quote";

/** What a constraint's definition says beyond its columns and target; kept under `extra`. */
export type ConstraintOptions = {
  readonly deferrable?: true;
  readonly initiallyDeferred?: true;
  readonly notValid?: true;
  readonly notEnforced?: true;
  readonly noInherit?: true;
  readonly nullsNotDistinct?: true;
  readonly include?: readonly string[];
  readonly match?: "FULL" | "PARTIAL";
  /** Columns of an `ON DELETE SET NULL (…)`. */
  readonly deleteColumns?: readonly string[];
  /** Of a check. */
  readonly expression?: string;
  /** Of an exclusion: what stands between the parentheses, the method, and the predicate. */
  readonly elements?: readonly { readonly key: string; readonly operator: string }[];
  readonly method?: string;
  readonly where?: string;
  /** Storage parameters of an exclusion's index. */
  readonly parameters?: string;
  /** The last column of a key is a period that may not overlap; of a foreign key, that must be covered. */
  readonly withoutOverlaps?: true;
  /** How many parents it comes from, and whether it stands only because of them. */
  readonly inherited?: number;
  readonly onlyInherited?: true;
  /** The constraint of the partitioned table that this one is part of. */
  readonly parent?: string;
};

type Facts = Pick<Definitions["constraint"], "type" | "columns" | "references">;

/** The options of a stored constraint. */
export function optionsOf(constraint: CatalogObjectOf<"constraint">): ConstraintOptions {
  return (constraint.definition.extra ?? {}) as ConstraintOptions;
}

/** A whole definition from its facts, with the text that `pg_get_constraintdef` prints. */
export function defineConstraint(facts: Facts, options: ConstraintOptions): Omit<Definitions["constraint"], "comment"> {
  const { type, columns, references } = facts;
  return { type, columns, references, definition: printConstraint(facts, options), extra: { ...options } };
}

function printConstraint(facts: Facts, options: ConstraintOptions): string {
  return [printBody(facts, options), ...printSuffixes(options)].join(" ");
}

function printBody({ type, columns, references }: Facts, options: ConstraintOptions): string {
  const isPeriod = options.withoutOverlaps === true;
  const list = `${names(columns)}${isPeriod ? " WITHOUT OVERLAPS" : ""}`;
  switch (type) {
    case "primary key":
      return `PRIMARY KEY (${list})${printInclude(options)}`;
    case "unique":
      return `UNIQUE ${options.nullsNotDistinct ? "NULLS NOT DISTINCT " : ""}(${list})${printInclude(options)}`;
    case "foreign key":
      return `FOREIGN KEY (${names(columns, isPeriod)}) REFERENCES ${printTarget(references, options)}`;
    case "check":
      return `CHECK (${options.expression ?? ""})`;
    case "exclusion":
      return printExclusion(options);
  }
}

function printInclude({ include }: ConstraintOptions): string {
  return include ? ` INCLUDE (${names(include)})` : "";
}

function printTarget(target: ForeignKeyTarget | null, options: ConstraintOptions): string {
  if (!target) return "";
  const { match, deleteColumns } = options;
  const columns = target.columns.length > 0 ? `(${names(target.columns, options.withoutOverlaps)})` : "";
  const onUpdate = target.onUpdate === "NO ACTION" ? "" : ` ON UPDATE ${target.onUpdate}`;
  const onDelete = target.onDelete === "NO ACTION" ? "" : ` ON DELETE ${target.onDelete}`;
  const some = deleteColumns ? ` (${names(deleteColumns)})` : "";
  return `${qualifyName(target.schema, target.table)}${columns}${match ? ` MATCH ${match}` : ""}${onUpdate}${onDelete}${some}`;
}

function printExclusion({ elements = [], method = "btree", where, include, parameters }: ConstraintOptions): string {
  const list = elements.map(({ key, operator }) => `${key} WITH ${operator}`).join(", ");
  const storage = parameters === undefined ? "" : ` WITH (${parameters})`;
  return `EXCLUDE USING ${method} (${list})${printInclude({ ...(include ? { include } : {}) })}${storage}${where === undefined ? "" : ` WHERE (${where})`}`;
}

function printSuffixes(options: ConstraintOptions): string[] {
  return [
    ...(options.deferrable ? ["DEFERRABLE"] : []),
    ...(options.initiallyDeferred ? ["INITIALLY DEFERRED"] : []),
    ...(options.noInherit ? ["NO INHERIT"] : []),
    ...(options.notEnforced ? ["NOT ENFORCED"] : options.notValid ? ["NOT VALID"] : []),
  ];
}

function names(columns: readonly string[], isPeriod = false): string {
  const last = columns.length - 1;
  return columns.map((name, at) => `${isPeriod && at === last ? "PERIOD " : ""}${quoteName(name)}`).join(", ");
}
