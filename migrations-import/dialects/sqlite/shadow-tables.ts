import { type Context, findTable } from "./context";
import { foldName } from "./names";

/**
 * Whether a name is that of a table in which a virtual table keeps its data (https://sqlite.org/vtab.html#the_xshadowname_method):
 * `made` where the virtual table made it, `spare` where its options leave it out; null for any other name. Such tables are no
 * part of the catalog, whoever made them.
 */
export function shadowOf(context: Pick<Context, "session">, name: string): "made" | "spare" | null {
  const at = name.lastIndexOf("_");
  const owner = at === -1 ? undefined : findTable(context, name.slice(0, at));
  if (owner?.definition.kind !== "virtual table") return null;
  const [module = "", options = ""] = (owner.definition.definition ?? "").split(/\((.*)/s);
  const made = shadows.get(foldName(module))?.[foldName(name.slice(at + 1))];
  if (made === undefined) return null;
  return made(options) && !context.session.settings.has(dumpedKey(owner.name)) ? "made" : "spare";
}

/** The tables in which a virtual table that is made keeps its data. */
export function shadowsOf(name: string, module: string, options: string): string[] {
  const made = Object.entries(shadows.get(foldName(module)) ?? {}).filter(([, isMade]) => isMade(options));
  return made.map(([suffix]) => `${name}_${suffix}`);
}

/** Remembers, as long as the connection lasts, that a virtual table was written into the schema table and has made no others. */
export function setDumped({ session }: Pick<Context, "session">, name: string): void {
  session.settings.set(dumpedKey(name), "yes");
}

function dumpedKey(name: string): string {
  return `dumped ${foldName(name)}`;
}

type Shadows = { readonly [suffix: string]: (options: string) => boolean };

const always = () => true;
const without = (option: RegExp) => (options: string) => !option.test(options);
const ownContent = without(/(^|,)\s*content\s*=/i);

const fts3: Shadows = {
  content: ownContent,
  segments: always,
  segdir: always,
  docsize: () => false,
  stat: () => false,
};
const rtree: Shadows = { node: always, rowid: always, parent: always };

const shadows: ReadonlyMap<string, Shadows> = new Map([
  [
    "fts5",
    {
      data: always,
      idx: always,
      config: always,
      content: (options) => ownContent(options) || /(^|,)\s*contentless_unindexed\s*=\s*1/i.test(options),
      docsize: without(/(^|,)\s*columnsize\s*=\s*['"]?0/i),
    },
  ],
  ["fts4", { ...fts3, docsize: without(/(^|,)\s*matchinfo\s*=\s*['"]?fts3/i), stat: always }],
  ["fts3", fts3],
  ["rtree", rtree],
  ["rtree_i32", rtree],
  ["geopoly", rtree],
]);
