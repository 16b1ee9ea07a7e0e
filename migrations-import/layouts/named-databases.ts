import type { Diagnostic } from "../model/diagnostic";
import type { DialectName } from "../model/source";
import { fileDiagnostic } from "./file-diagnostic";
import { count } from "./file-names";
import { createFileTree, type FileTree, fileNameOf, folderOf, pathsByFolder } from "./file-tree";
import { type DialectVerdict, dialectTitles } from "./recognise-dialect";
import { isInRelease } from "./release-folders";

/** A tree without the files whose names say that they are for another database than the one taken. */
export type NamedDatabases = {
  readonly tree: FileTree;
  /** The dialect taken, by the folders whose files' names tell it. */
  readonly verdicts: ReadonlyMap<string, DialectVerdict>;
  readonly diagnostics: readonly Diagnostic[];
};

/** `key` is what the file is called but for the database, `half` which half of a pair it is. */
type Named = {
  readonly path: string;
  readonly key: string;
  readonly half: "up" | "down";
  readonly database: string | null;
};

const words =
  "postgres(?:ql)?|psql|pg(?:sql)?|sqlite3?|libsql|mysql|mariadb|cockroach(?:db)?|mssql|sqlserver|oracle|h2|hsqldb|db2|clickhouse|spanner";
const behind = new RegExp(`^(?:(.+)[._-])?(${words})$`, "i");
const wholeWord = new RegExp(`^(?:${words})$`, "i");
const inFront = new RegExp(`^(${words})[._-](.+)$`, "i");

/**
 * Where one folder has the same file for several databases (`12_users.postgres.up.sql` beside `12_users.sqlite3.up.sql`), only those
 * of one database are kept: of the one wished for, else PostgreSQL's, else SQLite's. Files whose names tell no database are
 * for all of them, unless the database has one of its own.
 */
export function takeOneDatabase(tree: FileTree, wish: DialectName | "auto"): NamedDatabases {
  const left = new Set<string>();
  const verdicts = new Map<string, DialectVerdict>();
  const diagnostics: Diagnostic[] = [];
  const scripts = tree.files.map(({ path }) => path).filter((path) => /\.sql$/i.test(path));
  for (const [folder, files] of groupsOf(scripts)) {
    const databases = sharedDatabases(files);
    const taken = wish === "auto" ? (["postgres", "sqlite"] as const).find((each) => databases.has(each)) : wish;
    if (databases.size === 0 || taken === undefined) continue;
    const alike = byKeys(files);
    const others = files.filter((file) => isForAnother(file, alike.get(file.key) ?? [], taken));
    for (const { path } of others) left.add(path);
    const reason = `Read as ${dialectTitles[taken]}, which the names of the files tell.`;
    verdicts.set(folder, { dialect: taken, reason, isSure: true });
    diagnostics.push(leftOut(folder, others.length, taken, databases, wish));
  }
  if (left.size === 0) return { tree, verdicts, diagnostics };
  return { tree: createFileTree(tree.files.filter(({ path }) => !left.has(path))), verdicts, diagnostics };
}

/** Whether several of the folders directly below `root` that hold scripts are each called by a database. */
export function isSplitByDatabase(root: string, scripts: readonly string[]): boolean {
  const inside = scripts
    .filter((path) => isBelow(path, root))
    .map((path) => (root === "" ? path : path.slice(root.length + 1)));
  const folders = new Set(inside.filter((path) => path.includes("/")).map((path) => path.slice(0, path.indexOf("/"))));
  return [...folders].filter((folder) => wholeWord.test(folder)).length > 1;
}

/** What belongs together: the files of one folder; or those of the databases' folders in the folders of releases (`1.2.0/postgres`). */
function groupsOf(scripts: readonly string[]): ReadonlyMap<string, readonly Named[]> {
  const groups = new Map<string, Named[]>();
  for (const [folder, paths] of pathsByFolder(scripts)) {
    const release = folderOf(folder);
    const isOfRelease = release !== "" && isInRelease(folder) && wholeWord.test(fileNameOf(folder));
    const database = databaseOf(fileNameOf(folder).toLowerCase());
    const ofRelease = (path: string): Named => {
      return { path, key: `${fileNameOf(release)}/${fileNameOf(path)}`, half: "up", database };
    };
    const group = isOfRelease ? folderOf(release) : folder;
    const files = groups.get(group) ?? [];
    for (const path of paths) files.push(isOfRelease ? ofRelease(path) : readName(path));
    groups.set(group, files);
  }
  return groups;
}

function byKeys(files: readonly Named[]): ReadonlyMap<string, readonly Named[]> {
  const found = new Map<string, Named[]>();
  for (const file of files) {
    const others = found.get(file.key);
    if (others) others.push(file);
    else found.set(file.key, [file]);
  }
  return found;
}

/** A file without a database gives way to that of the database taken, and what undoes a file goes with it. */
function isForAnother({ half, database }: Named, alike: readonly Named[], taken: DialectName): boolean {
  if (database !== null && database !== taken) return true;
  const ups = alike.filter((other) => other.half === "up");
  const up = ups.find((each) => each.database === taken) ?? ups.find((each) => each.database === null);
  return ups.length > 0 && (half === "down" || up !== undefined) && up?.database !== database;
}

/** The databases of a folder's files; none where no file is there for two of them. */
function sharedDatabases(files: readonly Named[]): ReadonlySet<string> {
  const byKey = new Map<string, string>();
  const databases = new Set<string>();
  let isShared = false;
  for (const { key, database } of files) {
    if (database === null) continue;
    databases.add(database);
    isShared ||= (byKey.get(key) ?? database) !== database;
    byKey.set(key, database);
  }
  return isShared ? databases : new Set();
}

/** What a file is called but for the database; of a pair the two halves are two files. */
function readName(path: string): Named {
  const [, stem = "", half = ""] = /^(.*?)(?:\.autocommit)?(\.(?:up|down)\.*)?\.sql$/is.exec(fileNameOf(path)) ?? [];
  const last = behind.exec(stem);
  const first = last ? null : inFront.exec(stem);
  const rest = last ? (last[1] ?? "") : (first?.[2] ?? stem);
  const word = last?.[2] ?? first?.[1];
  const isDown = half.toLowerCase().startsWith(".down");
  return {
    path,
    key: rest.toLowerCase(),
    half: isDown ? "down" : "up",
    database: word === undefined ? null : databaseOf(word.toLowerCase()),
  };
}

function databaseOf(word: string): string {
  if (/^(postgres|psql|pg)/.test(word)) return "postgres";
  if (/^(sqlite|libsql)/.test(word)) return "sqlite";
  return word.replace(/db$/, "");
}

function leftOut(
  folder: string,
  files: number,
  taken: DialectName,
  databases: ReadonlySet<string>,
  wish: DialectName | "auto",
): Diagnostic {
  const title = (database: string) =>
    Object.entries(dialectTitles).find(([name]) => name === database)?.[1] ?? database;
  const others = [...databases].filter((each) => each !== taken).sort();
  const message = `${count(files, ".sql file")} left out: the names say that they are for ${others.map(title).join(", ")}; ${dialectTitles[taken]} was taken.`;
  const another = wish === "auto" && others.find((each) => each === "sqlite" || each === "postgres");
  return !another
    ? fileDiagnostic("info", "FILE_IGNORED", folder, message, null)
    : fileDiagnostic(
        "warning",
        "DIALECT_ASSUMED",
        folder,
        message,
        `Choose the dialect ${title(another)} to import those.`,
      );
}

/** Whether a folder is `root` or lies below it. */
export function isBelow(folder: string, root: string): boolean {
  return root === "" || folder === root || folder.startsWith(`${root}/`);
}

/** The dialect that the names of the files in a migrations folder tell. */
export function verdictOfNames(
  { verdicts }: Pick<NamedDatabases, "verdicts">,
  root: string,
): DialectVerdict | undefined {
  return [...verdicts].find(([folder]) => isBelow(folder, root))?.[1];
}
