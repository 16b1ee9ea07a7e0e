import { itemsOf, type Node, type NodeOf, stringsOf, unwrap } from "../grammar/node";
import { fullName, qualifyName, quoteName } from "./quote";

type TypeName = NodeOf<"TypeName">;

/** Says how a type that PostgreSQL does not bring along is spelled: with its schema where it has one that needs saying. */
export type ResolveType = (schema: string | null, name: string) => string;

/** As written. */
export const asWritten: ResolveType = qualifyType;

/** The names that `format_type` prints, by the names of the catalog and of the grammar. */
const systemTypes: Readonly<Record<string, string>> = {
  bool: "boolean",
  int2: "smallint",
  int4: "integer",
  int8: "bigint",
  float4: "real",
  float8: "double precision",
  varchar: "character varying",
  bpchar: "character",
  char: '"char"',
  varbit: "bit varying",
  timestamptz: "timestamp with time zone",
  timestamp: "timestamp without time zone",
  timetz: "time with time zone",
  time: "time without time zone",
  serial: "integer",
  serial2: "smallint",
  serial4: "integer",
  serial8: "bigint",
  smallserial: "smallint",
  bigserial: "bigint",
};

const serialTypes = new Set(["serial", "serial2", "serial4", "serial8", "smallserial", "bigserial"]);

const plainSystemTypes = new Set(
  (
    "text uuid json jsonb jsonpath bytea date numeric interval inet cidr macaddr macaddr8 bit name money xml point line lseg " +
    "box path polygon circle tsvector tsquery oid regclass regproc regprocedure regtype regrole regnamespace regoper " +
    "regoperator regconfig regdictionary int4range int8range numrange tsrange tstzrange daterange int4multirange " +
    "int8multirange nummultirange tsmultirange tstzmultirange datemultirange pg_lsn txid_snapshot pg_snapshot xid xid8 cid " +
    "tid record void trigger event_trigger any anyelement anyarray anynonarray anyenum anyrange anymultirange " +
    "anycompatible anycompatiblearray anycompatiblenonarray anycompatiblerange anycompatiblemultirange cstring internal " +
    "language_handler fdw_handler index_am_handler table_am_handler tsm_handler int2vector oidvector refcursor unknown"
  ).split(" "),
);

/** A type's name as `format_type` prints it: one of people that is called like one of the system's always has its schema. */
export function qualifyType(schema: string | null, name: string): string {
  return schema === "public" && usualSchemaOf(name) !== schema ? fullName(schema, name) : qualifyName(schema, name);
}

/** The schema of a type that is named without one: those of the system come first. */
export function usualSchemaOf(name: string): string {
  return systemName(null, name) !== undefined && !serialTypes.has(name) ? "pg_catalog" : "public";
}

/** Whether a column of this type is a `serial`. */
export function isSerial(type: TypeName | undefined): boolean {
  const names = stringsOf(type?.names);
  return names.length === 1 && serialTypes.has(names[0] ?? "");
}

/** A type as `format_type` prints it: `integer`, `character varying(255)`, `text[]`. */
export function printType(type: TypeName | undefined, resolve: ResolveType): string {
  if (!type) return "";
  const isNamedArray = isArrayOfSystem(type);
  const element = printElementType(isNamedArray ? ofElements(type) : type, resolve);
  const isArray = isNamedArray || (type.arrayBounds ?? []).length > 0;
  return `${type.setof ? "SETOF " : ""}${element}${isArray ? "[]" : ""}${type.pct_type ? "%TYPE" : ""}`;
}

/** `_text` is what the catalog calls `text[]`. */
function isArrayOfSystem({ names, arrayBounds }: TypeName): boolean {
  const [name = "", schema = null, ...more] = stringsOf(names).reverse();
  if (!name.startsWith("_") || (arrayBounds ?? []).length > 0 || more.length > 0) return false;
  const element = name.slice(1);
  const isKnown = Object.hasOwn(systemTypes, element) || plainSystemTypes.has(element);
  return isKnown && !serialTypes.has(element) && (schema === null || schema === "pg_catalog");
}

function ofElements(type: TypeName): TypeName {
  const sval = (stringsOf(type.names).at(-1) ?? "").slice(1);
  return { ...type, names: ["pg_catalog", sval].map((each) => ({ String: { sval: each } })) };
}

function printElementType(type: TypeName, resolve: ResolveType): string {
  const names = stringsOf(type.names);
  const name = names.at(-1) ?? "";
  const schema = names.length > 1 ? (names.at(-2) ?? null) : null;
  const system = systemName(schema, name);
  if (system === undefined) {
    const path = names.length > 2 ? names.map(quoteName).join(".") : resolve(schema, name);
    const isShape = name === "geometry" || name === "geography";
    return `${path}${printModifiers(type.typmods, isShape ? spellShape : undefined)}`;
  }
  // Without a length these are not what SQL means by the word: `character` alone is `character(1)`.
  if ((name === "bpchar" || name === "bit") && (type.typmods ?? []).length === 0)
    return name === "bit" ? '"bit"' : name;
  if (name === "interval") return `interval${printIntervalModifiers(type.typmods)}`;
  return placeModifiers(system, printSystemModifiers(name, type.typmods));
}

function systemName(schema: string | null, name: string): string | undefined {
  if (schema !== null && schema !== "pg_catalog") return undefined;
  if (name === "char" && schema === null) return '"char"';
  return (
    (Object.hasOwn(systemTypes, name) ? systemTypes[name] : undefined) ??
    (schema === "pg_catalog" || plainSystemTypes.has(name) ? name : undefined)
  );
}

/** `timestamp(3) with time zone` carries its precision in the middle. */
export function placeModifiers(name: string, modifiers: string): string {
  if (modifiers === "" || !name.endsWith(" zone")) return `${name}${modifiers}`;
  return name.replace(" ", `${modifiers} `);
}

function printSystemModifiers(name: string, modifiers: readonly Node[] | undefined): string {
  const values = (modifiers ?? []).map(printModifier);
  if (name === "numeric" && values.length === 1) values.push("0");
  return values.length === 0 ? "" : `(${values.join(",")})`;
}

/** PostGIS spells its shapes with capitals whatever way they are written. */
const shapes = [
  "Point",
  "LineString",
  "Polygon",
  "MultiPoint",
  "MultiLineString",
  "MultiPolygon",
  "GeometryCollection",
  "Geometry",
];

function spellShape(written: string): string {
  const [, base = "", suffix = ""] = /^(.*?)(zm?|m)?$/i.exec(written) ?? [];
  const shape = shapes.find((each) => each.toLowerCase() === base.toLowerCase());
  return shape ? `${shape}${suffix.toUpperCase()}` : written;
}

function printModifiers(modifiers: readonly Node[] | undefined, spell = (written: string) => written): string {
  const values = (modifiers ?? []).map((node) => spell(printModifier(node)));
  return values.length === 0 ? "" : `(${values.join(",")})`;
}

function printModifier(node: Node): string {
  const constant = unwrap(node, "A_Const");
  if (constant?.ival) return String(constant.ival.ival ?? 0);
  if (constant?.fval) return constant.fval.fval ?? "";
  if (constant?.sval) return constant.sval.sval ?? "";
  return stringsOf(unwrap(node, "ColumnRef")?.fields).join(".") || stringsOf(itemsOf(node)).join(",");
}

/** Bits of an interval's range (`timestamp.h`), by the words `format_type` prints for them. */
const intervalRanges: Readonly<Record<string, string>> = {
  "4": " year",
  "2": " month",
  "8": " day",
  "1024": " hour",
  "2048": " minute",
  "4096": " second",
  "6": " year to month",
  "1032": " day to hour",
  "3080": " day to minute",
  "7176": " day to second",
  "3072": " hour to minute",
  "7168": " hour to second",
  "6144": " minute to second",
};

function printIntervalModifiers(modifiers: readonly Node[] | undefined): string {
  const [range, precision] = (modifiers ?? []).map(printModifier);
  const words = range === undefined ? "" : (intervalRanges[range] ?? "");
  return `${words}${precision === undefined ? "" : `(${precision})`}`;
}
