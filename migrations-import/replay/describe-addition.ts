import type { CatalogObject, CatalogObjectOf, ForeignKeyTarget } from "../model/catalog-object";
import { describeGrants } from "./describe-grants";
import { isShown, listSome, longestAlone } from "./describe-list";
import { qualified } from "./qualified-name";

/** What there is to say of something new, beside its name: empty, or what follows `added`. */
export function describeAddition(object: CatalogObject, columns: number): string {
  const words = partsOf(object, columns).filter((part) => part !== "");
  const rights = "grants" in object.definition ? describeGrants(object, null, object.definition.grants ?? null) : [];
  const said = [...(words.length > 0 ? [words.join(", ")] : []), ...rights].join("; ");
  if (said === "") return "";
  return object.kind === "table" && columns > 0 ? ` ${said}` : `: ${said}`;
}

/** What a foreign key points at, and what it does when that goes: `references users (id), on delete CASCADE`. */
export function describeTarget(target: ForeignKeyTarget): string {
  const { onDelete, onUpdate } = target;
  const actions = [
    ...(onDelete === "NO ACTION" ? [] : [`on delete ${onDelete}`]),
    ...(onUpdate === "NO ACTION" ? [] : [`on update ${onUpdate}`]),
  ];
  return [`references ${describeAim(target)}`, ...actions].join(", ");
}

/** The columns a foreign key points at: `users (id)`; in SQLite perhaps only the table. */
export function describeAim({ schema, table, columns }: ForeignKeyTarget): string {
  return `${qualified({ schema, name: table })}${columns.length === 0 ? "" : ` ${listed(columns)}`}`;
}

function partsOf(object: CatalogObject, columns: number): readonly string[] {
  switch (object.kind) {
    case "table":
      return partsOfTable(object, columns);
    case "column":
      return partsOfColumn(object.definition);
    case "constraint":
      return [describeConstraint(object.definition)];
    case "index":
      return [describeIndex(object.definition)];
    case "policy":
      return partsOfPolicy(object.definition);
    case "trigger":
      return partsOfTrigger(object.definition);
    case "enum":
      return [listSome(object.definition.values)];
    case "domain":
      return [object.definition.type];
    case "function":
      return object.definition.securityDefiner ? ["runs as its owner"] : [];
    default:
      return [];
  }
}

function partsOfTable({ definition }: CatalogObjectOf<"table">, columns: number): readonly string[] {
  const { rlsEnabled, rlsForced, bound, inherits } = definition;
  return [
    columns === 0 ? "" : `with ${columns} ${columns === 1 ? "column" : "columns"}`,
    bound === undefined ? "" : `partition of ${(inherits ?? []).map(withoutPublic).join(", ")}`,
    rlsEnabled ? `row level security ${rlsForced ? "forced" : "enabled"}` : "",
  ];
}

/** In SQLite a column can be without a type. */
function partsOfColumn(definition: CatalogObjectOf<"column">["definition"]): readonly string[] {
  const { type, nullable, identity, generated, default: value } = definition;
  return [
    type,
    nullable ? "" : "not null",
    identity === null ? "" : `identity ${identity}`,
    generated === null ? "" : isShown(generated) ? `generated as ${generated}` : "generated",
    value === null || generated !== null ? "" : isShown(value) ? `default ${value}` : "with a default",
  ];
}

function describeConstraint(definition: CatalogObjectOf<"constraint">["definition"]): string {
  const { references, columns, definition: text, type, unnamed } = definition;
  if (references) return `${unnamed ? "" : `(${listSome(columns)}) `}${describeTarget(references)}`;
  // The name made up for one without holds its columns, but for a primary key.
  if (unnamed && (text === `UNIQUE (${columns.join(", ")})` || !isShown(text, longestAlone))) return "";
  if (isShown(text, longestAlone)) return text;
  return type === "check" ? `checks ${columns.length === 0 ? "a condition" : listSome(columns)}` : listed(columns);
}

function describeIndex({ unique, method, columns, where }: CatalogObjectOf<"index">["definition"]): string {
  const words = [...(unique ? ["unique"] : []), ...(method === "btree" ? [] : [method]), listed(columns)].join(" ");
  if (where === null) return words;
  return isShown(where, longestAlone) ? `${words} WHERE ${where}` : `${words}, partial`;
}

function listed(columns: readonly string[]): string {
  return columns.length === 0 ? "" : `(${listSome(columns)})`;
}

function partsOfPolicy(definition: CatalogObjectOf<"policy">["definition"]): readonly string[] {
  const { command, roles, permissive, using, check } = definition;
  return [
    `${command} for ${listSome(roles)}`,
    permissive ? "" : "restrictive",
    using !== null && isShown(using) ? `USING ${using}` : "",
    check !== null && isShown(check) ? `CHECK ${check}` : "",
  ];
}

function partsOfTrigger(definition: CatalogObjectOf<"trigger">["definition"]): readonly string[] {
  const { timing, events, function: runs } = definition;
  return [`${timing} ${events.join(" OR ")}`, runs === null ? "" : `runs ${withoutPublic(runs)}`];
}

function withoutPublic(path: string): string {
  return path.replace(/^public\./, "");
}
