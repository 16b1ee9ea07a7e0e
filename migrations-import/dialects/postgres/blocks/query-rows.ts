import type { Session } from "../../../replay/session";
import { contentsOf, isStar, type Node, type NodeOf, stringOf, stringsOf, unwrap } from "../grammar/node";
import type { Hints, SystemRow } from "../system-tables/system-table";
import { hasCount, isCount, withCount } from "./count-rows";
import { evaluate, type Row, type Value, type Variables } from "./evaluate";
import { conjuncts, isPlain, qualified, type Source, sourcesIn, Unreadable } from "./sources-in";

/** The rows that sources stand at, by alias; null for one that an outer join leaves empty. */
type Bound = ReadonlyMap<string, SystemRow | null>;

/** More rows than a query is followed over, and more than are looked at for them. */
const MOST_ROWS = 10_000;
const MOST_LOOKED_AT = 1_000_000;

/**
 * The rows of a query over system tables, by the names of its results, as the catalog stands; one without a field is one whose
 * value is not known. Null where only running would tell.
 */
export function queryRows(select: NodeOf<"SelectStmt">, session: Session, outer: Variables): readonly Row[] | null {
  return orNull(() => {
    const query = new Query(select, session, outer);
    return query.results();
  });
}

/** Whether such a query has a row. */
export function queryExists(select: NodeOf<"SelectStmt">, session: Session, outer: Variables): boolean | null {
  return orNull(() => new Query(select, session, outer).matches().length > 0);
}

function orNull<Result>(read: () => Result): Result | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

class Query {
  readonly #select: NodeOf<"SelectStmt">;
  readonly #session: Session;
  readonly #outer: Variables;
  readonly #sources: readonly Source[];
  readonly #conditions: readonly Node[];
  #lookedAt = 0;

  constructor(select: NodeOf<"SelectStmt">, session: Session, outer: Variables) {
    if (!isPlain(select)) throw new Unreadable();
    this.#select = select;
    this.#session = session;
    this.#outer = outer;
    this.#sources = (select.fromClause ?? []).flatMap((from) => sourcesIn(from, false));
    this.#conditions = [
      ...conjuncts(select.whereClause),
      ...this.#sources.flatMap(({ on, isOptional }) => (isOptional ? [] : on)),
    ];
  }

  results(): readonly Row[] {
    const matches = this.#sorted(this.matches());
    const targets = contentsOf(this.#select.targetList, "ResTarget");
    if (targets.some(({ val }) => hasCount(val))) return [this.#counted(targets, matches.length)];
    const rows = matches.map((bound) => this.#resultOf(targets, bound));
    return this.#limited(this.#select.distinctClause ? distinct(rows) : rows);
  }

  /** What the sources stand at for each row that meets the conditions. */
  matches(): readonly Bound[] {
    if (this.#sources.length === 0) throw new Unreadable();
    let bounds: readonly Bound[] = [new Map()];
    const rest = [...this.#sources];
    while (rest.length > 0) {
      const source = this.#nextOf(rest, bounds[0] ?? new Map());
      rest.splice(rest.indexOf(source), 1);
      bounds = bounds.flatMap((bound) => this.#join(bound, source));
      if (bounds.length > MOST_ROWS) throw new Unreadable();
    }
    return bounds.filter((bound) => this.#meets(this.#conditions, bound));
  }

  /** What the conditions narrow enough, and most, by now comes first, unless an outer join gives the order. */
  #nextOf(sources: readonly Source[], bound: Bound): Source {
    if (sources.length === 1 || sources.some(({ isOptional }) => isOptional)) return sources[0] as Source;
    const valued = sources.map((source) => ({ source, hints: this.#hints(source, bound) }));
    const readable = valued.filter(({ source, hints }) => this.#isReadable(source, hints));
    const able = readable.length > 0 ? readable : valued;
    return able.reduce((best, each) => (each.hints.size > best.hints.size ? each : best)).source;
  }

  /** Whether the conditions leave out what the system itself has in a table. */
  #isReadable(source: Source, hints: Hints): boolean {
    const { bounds } = source.table;
    return bounds.length === 0 || bounds.some((column) => this.#isBound(column, source, hints));
  }

  #join(bound: Bound, source: Source): readonly Bound[] {
    const hints = this.#hints(source, bound);
    if (!this.#isReadable(source, hints)) throw new Unreadable();
    const rows = source.table.rows(this.#session, hints);
    this.#lookedAt += rows?.length ?? 0;
    if (rows === null || this.#lookedAt > MOST_LOOKED_AT) throw new Unreadable();
    const fitting = rows.filter((row) => [...hints].every(([column, value]) => (row(column) ?? value) === value));
    const joined = fitting.map((row): Bound => new Map([...bound, [source.alias, row]]));
    if (!source.isOptional) return joined;
    const matching = joined.filter((each) => this.#meets(source.on, each));
    return matching.length > 0 ? matching : [new Map([...bound, [source.alias, null]])];
  }

  /** Whether the conditions keep a column of a source to some values. */
  #isBound(column: string, source: Source, hints: Hints): boolean {
    if (hints.has(column)) return true;
    return this.#conditions.some((each) => {
      const { kind, lexpr } = unwrap(each, "A_Expr") ?? {};
      return (kind === "AEXPR_IN" || kind === "AEXPR_OP_ANY") && this.#columnOf(lexpr, source) === column;
    });
  }

  /** The values that columns of a source must have, where other sources stand at rows. */
  #hints(source: Source, bound: Bound): Hints {
    const hints = new Map<string, string | number | boolean | null>();
    const variables = this.#variablesAt(bound);
    for (const condition of [...this.#conditions, ...source.on]) {
      const { kind, name, lexpr, rexpr } = unwrap(condition, "A_Expr") ?? {};
      if (kind !== "AEXPR_OP" || stringOf(name?.at(-1)) !== "=") continue;
      for (const [one, other] of [
        [lexpr, rexpr],
        [rexpr, lexpr],
      ]) {
        const column = this.#columnOf(one, source);
        const value = column === null ? undefined : evaluate(other, variables);
        if (column !== null && value !== undefined && (value === null || typeof value !== "object"))
          hints.set(column, value);
      }
    }
    for (const column of source.using) {
      const row = [...bound.values()].find((each) => each?.(column) !== undefined);
      const value = row?.(column);
      if (value !== undefined) hints.set(column, value);
    }
    return hints;
  }

  /** The column of a source that an expression is; null where it is none. */
  #columnOf(node: Node | undefined, source: Source): string | null {
    const bare = unwrap(node, "TypeCast")?.arg ?? node;
    const [qualifier, name] = qualified(unwrap(bare, "ColumnRef"));
    if (name === undefined || !source.table.columns.includes(name)) return null;
    if (qualifier !== undefined) return qualifier === source.alias ? name : null;
    return this.#sources.filter(({ table }) => table.columns.includes(name)).length === 1 ? name : null;
  }

  #meets(conditions: readonly Node[], bound: Bound): boolean {
    const variables = this.#variablesAt(bound);
    let isKnown = true;
    for (const condition of conditions) {
      const value = evaluate(condition, variables);
      if (value === false || value === null) return false;
      if (value !== true) isKnown = false;
    }
    if (!isKnown) throw new Unreadable();
    return true;
  }

  /** Names mean columns of the sources first, then what is around the query. */
  #variablesAt(bound: Bound): Variables {
    const outer = this.#outer;
    const cell = (name: string): Value | undefined => {
      const source = this.#sources.find(({ table }) => table.columns.includes(name));
      return source ? cellOf(bound.get(source.alias), name) : undefined;
    };
    const fields = (alias: string): Value | undefined => {
      const source = this.#sources.find((each) => each.alias === alias);
      const row = source && bound.get(alias);
      return source && row !== undefined ? fieldsOf(source, row) : undefined;
    };
    const isOwn = (name: string) =>
      this.#sources.some(({ alias, table }) => alias === name || table.columns.includes(name));
    const variables: Variables = {
      get: (name) => (isOwn(name) ? (fields(name) ?? cell(name)) : outer.get(name)),
      has: (name) => isOwn(name) || outer.has(name),
      ask: (node) => outer.ask?.(node, variables),
    };
    return variables;
  }

  #resultOf(targets: readonly NodeOf<"ResTarget">[], bound: Bound): Row {
    const variables = this.#variablesAt(bound);
    const row: Record<string, Value> = {};
    for (const { val, name } of targets) {
      if (isStar(val)) {
        for (const source of this.#sources) Object.assign(row, fieldsOf(source, bound.get(source.alias) ?? null));
        continue;
      }
      const value = evaluate(val, variables);
      if (value !== undefined) row[name ?? resultName(val)] = value;
    }
    return row;
  }

  #counted(targets: readonly NodeOf<"ResTarget">[], count: number): Row {
    const [target, ...others] = targets;
    if (!target || others.length > 0) throw new Unreadable();
    const value = evaluate(withCount(target.val, count), this.#outer);
    const name = target.name ?? (isCount(target.val) ? "count" : "?column?");
    return value === undefined ? {} : { [name]: value };
  }

  #sorted(bounds: readonly Bound[]): readonly Bound[] {
    const keys = (this.#select.sortClause ?? []).map((node) => unwrap(node, "SortBy") ?? {});
    if (keys.length === 0 || bounds.length < 2) return bounds;
    const valued = bounds.map((bound) => {
      const variables = this.#variablesAt(bound);
      return { bound, values: keys.map(({ node }) => evaluate(node, variables)) };
    });
    // Texts are in the order of the database's locale, which only names of plain letters do not depend on.
    const isPlainKey = (value: Value | undefined) => typeof value === "number" || /^[a-z0-9]+$/.test(String(value));
    if (!valued.every(({ values }) => values.every(isPlainKey))) return bounds;
    const order = ({ values: a }: (typeof valued)[number], { values: b }: (typeof valued)[number]) => {
      for (const [index, key] of keys.entries()) {
        const [left, right] = [a[index] ?? "", b[index] ?? ""];
        if (left !== right) return (left < right ? -1 : 1) * (key.sortby_dir === "SORTBY_DESC" ? -1 : 1);
      }
      return 0;
    };
    return valued.toSorted(order).map(({ bound }) => bound);
  }

  #limited(rows: readonly Row[]): readonly Row[] {
    const { limitCount } = this.#select;
    if (!limitCount || rows.length === 0) return rows;
    const most = evaluate(limitCount, this.#outer);
    // Which rows a smaller limit leaves depends on an order that the database alone has.
    if (typeof most !== "number" || most < rows.length) throw new Unreadable();
    return rows;
  }
}

function cellOf(row: SystemRow | null | undefined, column: string): Value | undefined {
  return row === null ? null : row?.(column);
}

/** A row with what is known of it. */
function fieldsOf({ table }: Source, row: SystemRow | null): Row {
  const known = table.columns.map((column) => [column, cellOf(row, column)] as const);
  return Object.fromEntries(known.filter((field): field is readonly [string, Value] => field[1] !== undefined));
}

function resultName(node: Node | undefined): string {
  const bare = unwrap(node, "TypeCast")?.arg ?? node;
  const column = stringsOf(unwrap(bare, "ColumnRef")?.fields).at(-1);
  return column ?? stringOf(unwrap(bare, "FuncCall")?.funcname?.at(-1)) ?? "?column?";
}

function distinct(rows: readonly Row[]): readonly Row[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}
