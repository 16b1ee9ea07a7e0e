import type { DialectName } from "../../model/source";

/**
 * Whether two types are one, however they are spelled. Extensions' types may be written with their schema or without; a size
 * means nothing to SQLite (https://www.sqlite.org/datatype3.html, 3.1).
 */
export function isSameType(inCode: string, inCatalog: string, dialect: DialectName): boolean {
  const [left, right] = [plainType(inCode, dialect), plainType(inCatalog, dialect)];
  return left === right || lastPart(left) === right || left === lastPart(right);
}

const spellings: Readonly<Record<string, string>> = {
  bool: "boolean",
  decimal: "numeric",
  float4: "real",
  float8: "double precision",
  int: "integer",
  int2: "smallint",
  int4: "integer",
  int8: "bigint",
  serial: "integer",
  bigserial: "bigint",
  timestamp: "timestamp without time zone",
  timestamptz: "timestamp with time zone",
  time: "time without time zone",
  timetz: "time with time zone",
  varchar: "character varying",
  bpchar: "character",
  char: "character(1)",
};

function plainType(type: string, dialect: DialectName): string {
  const text = type
    .toLowerCase()
    .replaceAll('"', "")
    .replace(/\s+/g, " ")
    .replace(/\s*([(,])\s*/g, "$1")
    .replaceAll(" )", ")")
    .trim();
  if (dialect === "sqlite") return text.replace(/\(.*/, "").replace(/^int$/, "integer");
  const [, name = text, size = "", rest = ""] =
    /^([a-z_][\w .]*?)(\([^)]*\))?((?: with(?:out)? time zone)?(?:\[\d*\])*)$/.exec(text) ?? [];
  // Six digits are what a time has where none are given.
  const digits = /^(?:timestamp|time|timestamptz|timetz)$/.test(name) && size === "(6)" ? "" : size;
  const plain = spellings[name];
  const isTimed = /with(?:out)? time zone/.test(rest);
  const spelled = plain === undefined || (isTimed && plain.startsWith("time")) ? name : plain;
  return (
    (digits !== "" && spelled.endsWith("time zone") ? spelled.replace(/ /, `${digits} `) : joined(spelled, digits)) +
    rest.replace(/\[\d*\]/g, "[]")
  );
}

function joined(name: string, size: string): string {
  return name === "character(1)" && size !== "" ? `character${size}` : `${name}${size}`;
}

function lastPart(type: string): string {
  return type.slice(type.lastIndexOf(".") + 1);
}
