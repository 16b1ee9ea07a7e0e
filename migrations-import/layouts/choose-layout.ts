import type { DialectName, LayoutName } from "../model/source";
import { compareCodeUnits } from "../text/natural-order";
import type { FileTree } from "./file-tree";
import { layouts } from "./index";
import type { Certainty, Layout, LayoutMatch } from "./layout";
import { isBelow, type NamedDatabases, verdictOfNames } from "./named-databases";
import {
  byPath,
  type DialectVerdict,
  dialectOfProvider,
  dialectTitles,
  type ReadFile,
  recogniseDialect,
} from "./recognise-dialect";
import { isOfThePast } from "./set-aside";

/** A folder, the layout it is read by and the dialect of its files. */
export type LayoutChoice = {
  readonly layout: Layout;
  readonly match: LayoutMatch;
  readonly verdict: DialectVerdict;
  /** Other folders that could have been taken, the best first. */
  readonly others: readonly Candidate[];
};

/** A folder that some layout could read. */
export type Candidate = { readonly layout: Layout; readonly match: LayoutMatch };

/** What was asked for: a layout and dialect by name, or `auto`. */
export type LayoutWish = { readonly layout: LayoutName | "auto"; readonly dialect: DialectName | "auto" };

const weights: { readonly [Name in Certainty]: number } = { marker: 3, place: 2, naming: 1, possible: 0 };
const candidatesTried = 8;

/**
 * Finds the migrations folder of a tree and its layout: the surest first, then the one with most migrations, then the one
 * least deep. A folder whose dialect does not go with its layout or with the wish is passed over. `named` holds the
 * dialects that names of files tell. Null where no file
 * could be a migration.
 */
export async function chooseLayout(
  tree: FileTree,
  wish: LayoutWish,
  named: Pick<NamedDatabases, "verdicts">,
): Promise<LayoutChoice | null> {
  const candidates = candidatesOf(tree, wish);
  let refused: LayoutChoice | null = null;
  for (const candidate of candidates.slice(0, candidatesTried)) {
    const { layout, match } = candidate;
    const verdict = verdictOfNames(named, match.root) ?? (await verdictOf(tree, candidate, wish));
    const others = candidates.filter((other) => isAnother(other, candidate));
    const choice = { layout, match, verdict, others: onePerFolder(others) };
    if (isFitting(candidate, verdict, wish)) return choice;
    refused ??= choice;
  }
  return refused;
}

function candidatesOf(tree: FileTree, wish: LayoutWish): Candidate[] {
  const asked = wish.layout === "auto" ? Object.values(layouts) : [layouts[wish.layout]];
  const found = asked.flatMap((layout) => layout.find(tree).map((match) => ({ layout, match })));
  const unread = found.filter(({ match }) => !hasReadProvider(match)).map(({ match }) => match.root);
  return found
    .filter(
      ({ layout, match }) =>
        match.migrations > 0 &&
        (wish.layout !== "auto" || layout.name === "plain" || match.certainty !== "possible") &&
        (!hasReadProvider(match) || !unread.some((root) => isBelow(match.root, root))),
    )
    .map((candidate) => standingBack(candidate, found))
    .sort((a, b) => compareCandidates(a, b, wish));
}

/**
 * Plain files count no more than those that another layout knows by their names, where these are most of the folder: what does not fit
 * is then none of its migrations.
 */
function standingBack(candidate: Candidate, found: readonly Candidate[]): Candidate {
  const { layout, match } = candidate;
  if (layout.name !== "plain") return candidate;
  const known = found
    .filter(
      (other) => other.layout !== layout && other.match.root === match.root && other.match.certainty !== "possible",
    )
    .map((other) => other.match.migrations)
    .filter((migrations) => migrations * 2 > match.migrations);
  return { layout, match: { ...match, migrations: Math.min(match.migrations, ...known) } };
}

/** Whether a folder holds a history of its own beside the one taken; a dump beside migrations does not. */
function isAnother(other: Candidate, { layout, match }: Candidate): boolean {
  if (other.layout.name === "dump" && layout.name !== "dump") return false;
  return layout.isDeep ? !isBelow(other.match.root, match.root) : other.match.root !== match.root;
}

function compareCandidates(a: Candidate, b: Candidate, wish: LayoutWish): number {
  return (
    Number(hasReadProvider(b.match)) - Number(hasReadProvider(a.match)) ||
    Number(isOfAnotherDatabase(a.match.root, wish)) - Number(isOfAnotherDatabase(b.match.root, wish)) ||
    Number(isForTests(a.match.root)) - Number(isForTests(b.match.root)) ||
    Number(isOfThePast(a.match.root)) - Number(isOfThePast(b.match.root)) ||
    weightOf(b, wish) - weightOf(a, wish) ||
    Number(isNamedForIt(b.match)) - Number(isNamedForIt(a.match)) ||
    b.match.migrations - a.match.migrations ||
    a.match.root.split("/").length - b.match.root.split("/").length ||
    compareCodeUnits(a.match.root, b.match.root) ||
    Object.keys(layouts).indexOf(a.layout.name) - Object.keys(layouts).indexOf(b.layout.name)
  );
}

/** A folder such as `migrations/mysql`, or `migrations/sqlite` where PostgreSQL is wished for. */
function isOfAnotherDatabase(root: string, wish: LayoutWish): boolean {
  const named = byPath(root)?.dialect;
  if (named !== undefined) return wish.dialect !== "auto" && named !== wish.dialect;
  return /(^|[^a-z])(mysql|maria(?:db)?|mssql|sqlserver|oracle|h2|hsqldb|db2|clickhouse|spanner)([^a-z]|$)/i.test(root);
}

/** A folder of what tests and examples need, such as `testdata/migrations` or `src/test/resources/db`. */
function isForTests(root: string): boolean {
  return /(^|\/)(__)?(tests?|testing|test-?data|test-?files|fixtures?|stubs?|mocks?|examples?|samples?|demos?)(__)?(\/|$)/i.test(
    root,
  );
}

/** A folder's name says nothing where a file of it does that only its layout has. */
function isNamedForIt({ root, certainty }: LayoutMatch): boolean {
  return certainty !== "marker" && /(^|\/)migrations?$/i.test(root);
}

/** Without a sign of any layout, plain is the one to fall back to. */
function weightOf({ layout, match }: Candidate, wish: LayoutWish): number {
  if (wish.layout === "plain") return 0;
  return weights[match.certainty] + (match.certainty === "possible" && layout.name === "plain" ? 0.5 : 0);
}

/** False where a marker names a database that the engine does not read; its folder is then not taken for another layout's. */
function hasReadProvider(match: LayoutMatch): boolean {
  return match.provider === null || dialectOfProvider(match.provider) !== null;
}

async function verdictOf(tree: FileTree, candidate: Candidate, wish: LayoutWish): Promise<DialectVerdict> {
  if (wish.dialect !== "auto")
    return { dialect: wish.dialect, reason: `Read as ${dialectTitles[wish.dialect]}, as asked.`, isSure: true };
  const { match, layout } = candidate;
  const named = match.provider === null ? null : dialectOfProvider(match.provider);
  if (named !== null)
    return { dialect: named, reason: `The ${layout.name} layout names ${match.provider}.`, isSure: true };
  const verdict = await recogniseDialect(textsOf(tree, match.root, layout), match.root);
  const [only, another] = layout.dialects;
  if (verdict.isSure || only === undefined || another !== undefined) return verdict;
  return {
    dialect: only,
    reason: `Read as ${dialectTitles[only]}, which the ${layout.name} layout goes with.`,
    isSure: false,
  };
}

function isFitting({ layout, match }: Candidate, verdict: DialectVerdict, wish: LayoutWish): boolean {
  if (match.provider !== null && wish.dialect !== "auto" && dialectOfProvider(match.provider) !== wish.dialect)
    return false;
  if (verdict.isForeign) return false;
  return wish.layout !== "auto" || layout.dialects.includes(verdict.dialect);
}

function textsOf(tree: FileTree, root: string, layout: Layout): ReadFile[] {
  const folder = tree.below(root);
  const { entries, upPart } = layout.read(folder, tree);
  return entries.flatMap(({ path }) => {
    const text = folder.text(path);
    if (text === null || !upPart) return text === null ? [] : [{ path, text }];
    const part = upPart(path, text);
    return [{ path, text: part.text.slice(part.start, part.end) }];
  });
}

function onePerFolder(candidates: readonly Candidate[]): Candidate[] {
  const roots = new Set<string>();
  return candidates.filter(({ match }) => {
    if (match.certainty === "possible" || roots.has(match.root)) return false;
    roots.add(match.root);
    return true;
  });
}
