import type { DialectName } from "../../model/source";
import { type Attribute, type Field, textIn } from "./parse-schema";

/** What Prisma makes of its own types where the schema says nothing more, per dialect, as the catalog prints it. */
const scalarTypes: Readonly<Record<DialectName, Readonly<Record<string, string>>>> = {
  postgres: {
    String: "text",
    Boolean: "boolean",
    Int: "integer",
    BigInt: "bigint",
    Float: "double precision",
    Decimal: "numeric(65,30)",
    DateTime: "timestamp(3) without time zone",
    Json: "jsonb",
    Bytes: "bytea",
  },
  sqlite: {
    String: "text",
    Boolean: "boolean",
    Int: "integer",
    BigInt: "bigint",
    Float: "real",
    Decimal: "decimal",
    DateTime: "datetime",
    Json: "jsonb",
    Bytes: "blob",
  },
};

/** PostgreSQL's own types by their `@db.` names; a size takes the place of `()`. */
const nativeTypes: Readonly<Record<string, string>> = {
  BigInt: "bigint",
  Bit: "bit()",
  Boolean: "boolean",
  ByteA: "bytea",
  Char: "character()",
  Citext: "citext",
  Date: "date",
  Decimal: "numeric()",
  DoublePrecision: "double precision",
  Inet: "inet",
  Integer: "integer",
  Json: "json",
  JsonB: "jsonb",
  Money: "money",
  Oid: "oid",
  Real: "real",
  SmallInt: "smallint",
  Text: "text",
  Time: "time() without time zone",
  Timestamp: "timestamp() without time zone",
  Timestamptz: "timestamp() with time zone",
  Timetz: "time() with time zone",
  Uuid: "uuid",
  VarBit: "bit varying()",
  VarChar: "character varying()",
  Xml: "xml",
};

/** Whether a word is one of Prisma's own types. */
export function isScalar(type: string): boolean {
  return Object.hasOwn(scalarTypes.postgres, type) || type === "Unsupported";
}

/** The type of a column whose field is of one of Prisma's own types; null where it is not known. */
export function scalarType(field: Field, dialect: DialectName): string | null {
  const base = field.type === "Unsupported" ? (field.unsupported?.toLowerCase() ?? null) : ownType(field, dialect);
  return base !== null && field.isList ? `${base}[]` : base;
}

function ownType(field: Field, dialect: DialectName): string | null {
  const native = field.attributes.find((each) => each.name.startsWith("db."));
  if (native !== undefined && dialect === "postgres") return nativeType(native);
  return scalarTypes[dialect][field.type] ?? null;
}

function nativeType({ name, args }: Attribute): string | null {
  const type = nativeTypes[name.slice("db.".length)];
  if (type === undefined) return null;
  const sizes = args.flatMap(({ value }) => (value.kind === "word" ? [value.text] : []));
  if (name === "db.Decimal" && sizes.length === 0) return "numeric(65,30)";
  return type.replace("()", sizes.length > 0 ? `(${sizes.join(",")})` : "");
}

/** The name under which the database knows something: `@map`, `@@map`, or its own. */
export function mappedName(attributes: readonly Attribute[], own: string): string {
  const map = attributes.find((each) => each.name === "map");
  return (map && (textIn(map.args) ?? textIn(map.args, "name"))) ?? own;
}
