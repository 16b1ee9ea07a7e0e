import { type Node, type NodeOf, stringOf, unwrap } from "../grammar/node";
import type { Rewrite } from "./rewrite-expression";

type Place = { readonly schema: string; readonly name: string };

type Select = NodeOf<"SelectStmt">;

/** What names of sources become, from the innermost query outwards, and which of the new ones are taken. */
type Names = {
  readonly becomes: ReadonlyMap<string, string>;
  readonly taken: ReadonlySet<string>;
  readonly outer: Names | null;
};

/**
 * Renames a relation wherever a query reads it, and where its name stands in front of a column: a relation without an alias goes
 * by its name, and is numbered where something further out or before has that name already (`set_rtable_names`).
 */
export function renameRelation(from: Place, to: Place): Rewrite {
  return (node) => {
    const renaming = new Renaming(from, to);
    renaming.visit(node, { becomes: new Map([[from.name, to.name]]), taken: new Set(), outer: null });
    return renaming.hasChanged;
  };
}

class Renaming {
  hasChanged = false;

  constructor(
    private readonly from: Place,
    private readonly to: Place,
  ) {}

  visit(value: unknown, names: Names): void {
    if (Array.isArray(value)) {
      for (const item of value) this.visit(item, names);
      return;
    }
    if (typeof value !== "object" || value === null) return;
    const node = value as Node;
    if ("SelectStmt" in node) this.visitQuery(node.SelectStmt, names);
    else if ("ColumnRef" in node) this.renameQualifier(node.ColumnRef, names);
    else if ("LockingClause" in node) this.renameLocked(node.LockingClause, names);
    else if ("RangeVar" in node && !names.outer) this.renameSource(node, new Set());
    else for (const inner of Object.values(value)) this.visit(inner, names);
  }

  /** United queries stand inside the one that unites them without a tag of their own. */
  private visitQuery(select: Select, outer: Names): void {
    const becomes = new Map<string, string>();
    const taken = new Set(outer.taken);
    for (const source of (select.fromClause ?? []).flatMap(sourcesIn)) {
      const before = nameOf(source);
      const after = this.renameSource(source, taken);
      taken.add(after);
      if (before !== "" && !becomes.has(before)) becomes.set(before, after);
    }
    const names = { becomes, taken, outer };
    for (const [key, inner] of Object.entries(select)) {
      if (key === "larg" || key === "rarg") this.visitQuery(inner as Select, names);
      else this.visit(inner, names);
    }
  }

  /** The name by which a source goes from now on. */
  private renameSource(source: Node, taken: ReadonlySet<string>): string {
    const table = unwrap(source, "RangeVar");
    if (!table) return this.renumber(aliasOf(source), taken);
    const isMeant = table.relname === this.from.name && (table.schemaname ?? "public") === this.from.schema;
    const isNumbered = table.alias !== undefined && isNumberOf(table.relname ?? "", table.alias.aliasname ?? "");
    const own = isMeant ? this.to.name : (table.relname ?? "");
    if (isMeant) this.moveTable(table);
    if (table.alias && !isNumbered) return this.renumber(table.alias, taken);
    const name = unique(own, taken);
    if (name !== nameOf(source)) this.hasChanged = true;
    if (table.alias?.colnames || name !== own) table.alias = { ...table.alias, aliasname: name };
    else delete table.alias;
    return name;
  }

  /** An alias, too, is numbered where a relation has its name now. */
  private renumber(alias: NodeOf<"Alias"> | undefined, taken: ReadonlySet<string>): string {
    const before = alias?.aliasname ?? "";
    const after = before === "" ? before : unique(before, taken);
    if (alias && after !== before) {
      alias.aliasname = after;
      this.hasChanged = true;
    }
    return after;
  }

  private moveTable(table: NodeOf<"RangeVar">): void {
    table.relname = this.to.name;
    if (table.schemaname || this.to.schema !== "public") table.schemaname = this.to.schema;
    this.hasChanged = true;
  }

  private renameQualifier(column: NodeOf<"ColumnRef">, names: Names): void {
    const fields = column.fields ?? [];
    const before = fields.length < 2 ? "" : stringOf(fields.at(-2));
    const after = find(before, names);
    if (before === "" || after === before) return;
    column.fields = [...fields.slice(0, -2), { String: { sval: after } }, ...fields.slice(-1)];
    this.hasChanged = true;
  }

  /** `FOR UPDATE OF` names what is in FROM. */
  private renameLocked({ lockedRels = [] }: NodeOf<"LockingClause">, names: Names): void {
    for (const each of lockedRels) {
      const locked = unwrap(each, "RangeVar");
      if (locked) locked.relname = find(locked.relname ?? "", names);
    }
  }
}

function find(name: string, { becomes, outer }: Names): string {
  return becomes.get(name) ?? (outer ? find(name, outer) : name);
}

/** Whether an alias is what the database calls a relation whose own name is taken. */
function isNumberOf(name: string, alias: string): boolean {
  return alias.startsWith(`${name}_`) && /^[1-9]\d*$/.test(alias.slice(name.length + 1));
}

function unique(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let count = 1; taken.has(free); count++) free = `${name}_${count}`;
  return free;
}

function nameOf(source: Node): string {
  const table = unwrap(source, "RangeVar");
  return (table ? (table.alias?.aliasname ?? table.relname) : aliasOf(source)?.aliasname) ?? "";
}

function aliasOf(source: Node): NodeOf<"Alias"> | undefined {
  const [item] = Object.values(source) as readonly { readonly alias?: NodeOf<"Alias"> }[];
  return item?.alias;
}

/** What a FROM clause names, joins after what they join. */
function sourcesIn(node: Node): readonly Node[] {
  if ("RangeTableSample" in node)
    return node.RangeTableSample.relation ? sourcesIn(node.RangeTableSample.relation) : [];
  if (!("JoinExpr" in node)) return [node];
  const { larg, rarg, alias } = node.JoinExpr;
  return [...(larg ? sourcesIn(larg) : []), ...(rarg ? sourcesIn(rarg) : []), ...(alias ? [node] : [])];
}
