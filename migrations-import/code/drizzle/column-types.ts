import type { DialectName } from "../../model/source";
import { numberOf, textOf, type Value } from "../typescript/value";

/** Reads an option that a column builder was given; undefined where it was not. */
export type Option = (name: string) => Value | undefined;

/** What a builder's column is in the database: its type, as the catalog prints it, and what comes with it. */
export type ColumnType = {
  readonly type: string | null;
  readonly isSerial?: true;
  readonly isGenerated?: boolean;
};

type TypeOf = (option: Option) => ColumnType;

const plain =
  (type: string): TypeOf =>
  () => ({ type });
const serial =
  (type: string): TypeOf =>
  () => ({ type, isSerial: true });

/** `type(n)` where a size is given, `type` where none is, and not known where it could not be read. */
function sized(type: string, size: Value | undefined, after = ""): ColumnType {
  if (size === undefined) return { type: `${type}${after}` };
  const number = numberOf(size);
  return { type: number === null ? null : `${type}(${number})${after}` };
}

function numeric(option: Option): ColumnType {
  const [precision, scale] = [option("precision"), option("scale")];
  if (precision === undefined) return { type: "numeric" };
  const numbers = [numberOf(precision), scale === undefined ? 0 : numberOf(scale)];
  return { type: numbers.includes(null) ? null : `numeric(${numbers.join(",")})` };
}

function timed(type: "time" | "timestamp"): TypeOf {
  return (option) => {
    const zone = option("withTimezone");
    if (zone !== undefined && zone.kind !== "constant") return { type: null };
    const isZoned = zone?.value === true;
    return sized(type, option("precision"), isZoned ? " with time zone" : " without time zone");
  };
}

function geometry(option: Option): ColumnType {
  const [type, srid] = [textOf(option("type")) ?? "point", numberOf(option("srid"))];
  return { type: srid === null ? `geometry(${type})` : `geometry(${type},${srid})` };
}

/** The builders of `drizzle-orm/pg-core`. */
const postgres: Readonly<Record<string, TypeOf>> = {
  bigint: plain("bigint"),
  bigserial: serial("bigint"),
  bit: (option) => sized("bit", option("dimensions")),
  boolean: plain("boolean"),
  bytea: plain("bytea"),
  char: (option) => (option("length") === undefined ? { type: "character(1)" } : sized("character", option("length"))),
  cidr: plain("cidr"),
  date: plain("date"),
  decimal: numeric,
  doublePrecision: plain("double precision"),
  geometry,
  halfvec: (option) => sized("halfvec", option("dimensions")),
  inet: plain("inet"),
  integer: plain("integer"),
  interval: (option) => (option("fields") === undefined ? sized("interval", option("precision")) : { type: null }),
  json: plain("json"),
  jsonb: plain("jsonb"),
  line: plain("line"),
  macaddr: plain("macaddr"),
  macaddr8: plain("macaddr8"),
  numeric,
  point: plain("point"),
  real: plain("real"),
  serial: serial("integer"),
  smallint: plain("smallint"),
  smallserial: serial("smallint"),
  sparsevec: (option) => sized("sparsevec", option("dimensions")),
  text: plain("text"),
  time: timed("time"),
  timestamp: timed("timestamp"),
  uuid: plain("uuid"),
  varchar: (option) => sized("character varying", option("length")),
  vector: (option) => sized("vector", option("dimensions")),
};

/** The builders of `drizzle-orm/sqlite-core`. What a mode makes of a value in the code does not change the type. */
const sqlite: Readonly<Record<string, TypeOf>> = {
  blob: plain("blob"),
  int: plain("integer"),
  integer: plain("integer"),
  numeric: plain("numeric"),
  real: plain("real"),
  text: (option) => sized("text", option("length")),
};

/** What a custom type says of its column, which may be more than a type: `tsvector GENERATED ALWAYS AS (…) STORED`. */
export function customColumnType(said: string | null): ColumnType {
  if (said === null) return { type: null };
  const [type = ""] = said.toLowerCase().split(/\s+(?:collate|default|generated|not\s+null|null)\b/, 1);
  return { type, isGenerated: /\bgenerated\s+always\s+as\s*\(/i.test(said) };
}

/** By dialect, what each column builder of Drizzle makes. */
export const columnTypes: Readonly<Record<DialectName, Readonly<Record<string, TypeOf>>>> = { postgres, sqlite };
