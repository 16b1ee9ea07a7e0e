import type {
  DeclaredColumn,
  DeclaredDefault,
  DeclaredForeignKey,
  DeclaredIndex,
  DeclaredKey,
  DeclaredNamed,
} from "../code/declared";
import type { CodePlace } from "../model/code";
import type { DialectName } from "../model/source";
import { type Fields, recordsIn, textIn, textsIn } from "./json-value";

/** What the parts of a snapshot are read with. */
export type PartReader = {
  readonly place: CodePlace;
  readonly dialect: DialectName;
  readonly defaultSchema: string;
};

/** A column. One that is in the primary key (`inKey`) is not null whatever the snapshot says. */
export function columnOf(given: Fields, inKey: ReadonlySet<string>, { place }: PartReader): DeclaredColumn[] {
  const name = textIn(given.name);
  if (name === null) return [];
  const type = typeOf(given);
  return [
    {
      name,
      key: name,
      place,
      type,
      nullable: inKey.has(name) || typeof given.notNull !== "boolean" ? null : !given.notNull,
      default: /^(small|big)?serial$/.test(type ?? "") ? { kind: "unknown" } : defaultOf(given.default),
      isGenerated: given.generated !== undefined && given.generated !== null,
    },
  ];
}

function typeOf({ type, dimensions }: Fields): string | null {
  const name = textIn(type);
  if (name === null) return null;
  return `${name}${"[]".repeat(typeof dimensions === "number" ? Math.min(Math.max(dimensions, 0), 6) : 0)}`;
}

function defaultOf(given: unknown): DeclaredDefault {
  if (given === undefined || given === null) return { kind: "none" };
  const text = typeof given === "number" || typeof given === "boolean" ? String(given) : textIn(given);
  return text === null ? { kind: "unknown" } : { kind: "value", text };
}

/** A primary key or what is unique, by its columns. */
export function keyOf(given: Fields, type: DeclaredKey["type"], { place }: PartReader): DeclaredKey[] {
  const columns = textsIn(given.columns);
  return columns === null || columns.length === 0 ? [] : [{ type, name: textIn(given.name), columns, place }];
}

/** An index; its columns are names, or objects that say whether they are expressions. */
export function indexOf(given: Fields, { place }: PartReader): DeclaredIndex[] {
  const terms = recordsIn(given.columns).map((each) =>
    each.isExpression === true ? null : (textIn(each.expression) ?? textIn(each.value)),
  );
  const names = textsIn(given.columns) ?? terms;
  const columns = names.every((each) => each !== null) && names.length > 0 ? names : null;
  const isPartial = textIn(given.where) !== null;
  return [{ name: textIn(given.name), isUnique: given.isUnique === true, columns, isPartial, place }];
}

/** A foreign key; older snapshots say `columnsFrom` where newer ones say `columns`. */
export function foreignKeyOf(given: Fields, { place, defaultSchema }: PartReader): DeclaredForeignKey[] {
  const columns = textsIn(given.columnsFrom) ?? textsIn(given.columns);
  const [table, targets] = [textIn(given.tableTo), textsIn(given.columnsTo)];
  if (columns === null || table === null || targets === null) return [];
  const target = { schema: textIn(given.schemaTo) ?? defaultSchema, table, columns: targets };
  const action = (value: unknown) => textIn(value)?.toUpperCase() ?? null;
  return [
    {
      name: textIn(given.name),
      columns,
      target,
      onDelete: action(given.onDelete),
      onUpdate: action(given.onUpdate),
      place,
    },
  ];
}

/** A check, by its name and expression. */
export function checkOf(given: Fields, { place }: PartReader): DeclaredNamed[] {
  return [{ name: textIn(given.name), text: textIn(given.value), place }];
}

/** A policy, by its name. */
export function policyOf(given: Fields, { place }: PartReader): DeclaredNamed[] {
  return [{ name: textIn(given.name), text: null, place }];
}
