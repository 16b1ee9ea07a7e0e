import { looksLikeSchema, MAX_CODE_FILE_BYTES, mayBeCode, repositoryPrefix } from "@/lib/domain/code-files";
import { canMatter, importLimits, limitWords, problemOfPath, withoutOlderSnapshots } from "@/lib/domain/import-inputs";

/** A file to send, by its path relative to what was given. */
export type GatheredFile = { readonly path: string; readonly file: File };

/** What was given, sifted: what is worth sending, how many files were left out, and what is wrong with it, if anything. */
export type Gathered = {
  readonly files: readonly GatheredFile[];
  readonly leftOut: number;
  readonly problem: string | null;
};

const skippedFolders = new Set([".git", "node_modules", "__MACOSX"]);

/** Files chosen with a file dialog; a folder's files carry their relative paths. */
export function gatherChosen(list: Iterable<File>): Promise<Gathered> {
  return sift([...list].map((file) => ({ path: file.webkitRelativePath || file.name, file })));
}

/** Files and folders that were dropped. Must be called while the drop event is handled; the reading goes on after it. */
export async function gatherDropped(items: DataTransferItemList): Promise<Gathered> {
  const dropped = [...items].filter((item) => item.kind === "file");
  const entries = dropped.map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  const found: GatheredFile[] = [];
  for (const entry of entries) {
    if (entry instanceof File) found.push({ path: entry.name, file: entry });
    else if (entry !== null) await collect(entry, "", found);
  }
  return sift(found);
}

async function collect(entry: FileSystemEntry, folder: string, found: GatheredFile[]): Promise<void> {
  const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
  if (isFile(entry))
    found.push({ path, file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)) });
  else if (isFolder(entry) && !skippedFolders.has(entry.name)) {
    for (const child of await readFolder(entry.createReader())) await collect(child, path, found);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** A reader gives a folder's entries a hundred at a time, and none at the end. */
async function readFolder(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return entries;
    entries.push(...batch);
  }
}

/** Keeps what can matter, code that declares a schema among it, and says what the server would refuse before anything is sent. */
export async function sift(found: readonly GatheredFile[]): Promise<Gathered> {
  const [only] = found;
  if (found.length === 1 && only && /\.zip$/i.test(only.path)) return siftArchive(only);
  const isWorth = await Promise.all(found.map(isWorthSending));
  const prefix = repositoryPrefix(found.map(({ path }) => path));
  const inRepository = ({ path, file }: GatheredFile) => ({
    path: path.slice(mayBeCode(path) ? prefix.length : 0),
    file,
  });
  const worth = found.filter((_, index) => isWorth[index]).map(inRepository);
  const files = withoutOlderSnapshots(worth);
  return { files, leftOut: found.length - worth.length, problem: problemOf(found, files) };
}

/** Code is looked into: of a whole repository only the few files that look like a schema are sent. */
async function isWorthSending({ path, file }: GatheredFile): Promise<boolean> {
  if (canMatter(path)) return true;
  return mayBeCode(path) && file.size <= MAX_CODE_FILE_BYTES && looksLikeSchema(path, await file.text());
}

function siftArchive(archive: GatheredFile): Gathered {
  const isTooLarge = archive.file.size > importLimits.importBytes;
  return { files: [archive], leftOut: 0, problem: isTooLarge ? limitWords.importBytes(archive.path) : null };
}

function problemOf(found: readonly GatheredFile[], files: readonly GatheredFile[]): string | null {
  if (found.length === 0) return "The folder is empty. Give the folder that holds the migrations.";
  // Programs are let through: the server says which they are and what to give instead.
  if (!files.some(({ path }) => /\.(sql|rb|go|java|kt|[cm]?[jt]s)$/i.test(path))) return noSqlWords(found.length);
  let bytes = 0;
  for (const [index, { path, file }] of files.entries()) {
    bytes += file.size;
    const problem = problemOfPath(path);
    if (problem !== null) return problem;
    if (index >= importLimits.files) return limitWords.files(path);
    if (file.size > importLimits.fileBytes) return limitWords.fileBytes(path);
    if (bytes > importLimits.importBytes) return limitWords.importBytes(path);
  }
  return null;
}

function noSqlWords(count: number): string {
  const among = count === 1 ? "The file is not a .sql file." : `There is no .sql file among the ${count} files.`;
  return `${among} Give the folder that holds the migrations.`;
}
