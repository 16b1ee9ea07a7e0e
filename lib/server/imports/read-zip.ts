import "server-only";
import { crc32 } from "node:zlib";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { looksLikeSchema, MAX_CODE_FILE_BYTES, mayBeCode, repositoryPrefix } from "@/lib/domain/code-files";
import { AppError } from "@/lib/domain/errors";
import { canMatter, importLimits, limitWords, shownPath } from "@/lib/domain/import-inputs";
import type { SourceFile } from "@/migrations-import/index";
import { PathRegister } from "./path-register";

/** The files of an upload that can matter, and how many others there were. */
export type GivenFiles = { readonly files: readonly SourceFile[]; readonly leftOut: number };

const FILE_TYPE = 0o170000;
const REGULAR_FILE = 0o100000;
const FOLDER = 0o040000;
const SYMBOLIC_LINK = 0o120000;
const SIZES_FOLLOW = 0x8;

/**
 * Unpacks an archive in memory, counting what really comes out of it. Refuses, naming the file: what is no zip or damaged;
 * paths that leave the folder or are not plain; links and devices; encrypted files; names that collide; headers that
 * contradict each other or what is packed; more than an import's limits.
 */
export async function readZip(archive: string, bytes: Buffer): Promise<GivenFiles> {
  const zip = await openZip(archive, bytes);
  const register = new PathRegister();
  const ranges: Range[] = [];
  const paths: string[] = [];
  const files: SourceFile[] = [];
  let leftOut = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const path = pathOf(entry);
      refuseSpecial(path, entry);
      if (path.endsWith("/")) continue;
      register.add(path);
      paths.push(path);
      ranges.push(await rangeOf(zip, path, entry));
      const isKept = canMatter(path);
      const isCode = mayBeCode(path) && entry.uncompressedSize <= MAX_CODE_FILE_BYTES;
      const bytes = isKept || isCode ? await unpack(zip, path, entry, register) : null;
      if (bytes === null) register.count(path, entry.uncompressedSize);
      if (bytes !== null && (isKept || looksLikeSchema(path, bytes.toString()))) files.push({ path, bytes });
      else leftOut += 1;
    }
  } catch (thrown) {
    throw thrown instanceof AppError ? thrown : damaged(archive);
  }
  refuseOverlap(ranges);
  const prefix = repositoryPrefix(paths);
  const inRepository = ({ path, bytes }: SourceFile) => ({
    path: path.slice(mayBeCode(path) ? prefix.length : 0),
    bytes,
  });
  return { files: files.map(inRepository), leftOut };
}

async function openZip(archive: string, bytes: Buffer): Promise<ZipFile> {
  try {
    return await yauzl.fromBufferPromise(bytes, { lazyEntries: true, decodeStrings: false, validateEntrySizes: true });
  } catch {
    throw damaged(archive);
  }
}

function damaged(archive: string): AppError {
  return new AppError(
    "invalid",
    `“${shownPath(archive)}” is not a zip archive, or it is damaged. Pack the folder again.`,
  );
}

function pathOf(entry: Entry): string {
  const raw = entry.fileNameRaw;
  return yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, true);
}

function refuseSpecial(path: string, entry: Entry): void {
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  const shown = shownPath(path);
  if (type === SYMBOLIC_LINK)
    throw new AppError("invalid", `“${shown}” is a symbolic link. Pack the file it points to.`);
  if (![0, REGULAR_FILE, FOLDER].includes(type))
    throw new AppError("invalid", `“${shown}” is not an ordinary file. Pack only files and folders.`);
  if (entry.isEncrypted())
    throw new AppError("invalid", `“${shown}” is encrypted. Pack the folder without a password.`);
  if (!path.endsWith("/") && !entry.canDecodeFileData())
    throw new AppError(
      "invalid",
      `“${shown}” is packed in a way that is not read here. Pack the folder as an ordinary zip.`,
    );
}

type Range = { readonly path: string; readonly start: number; readonly end: number };

async function rangeOf(zip: ZipFile, path: string, entry: Entry): Promise<Range> {
  const local = await zip.readLocalFileHeaderPromise(entry);
  const saysSizes = (local.generalPurposeBitFlag & SIZES_FOLLOW) === 0;
  const isLong = entry.extraFields.some((field) => field.id === 1);
  const sizesDiffer =
    saysSizes &&
    !isLong &&
    (local.compressedSize !== entry.compressedSize || local.uncompressedSize !== entry.uncompressedSize);
  if (!local.fileName.equals(entry.fileNameRaw) || sizesDiffer) throw contradiction(path);
  return { path, start: entry.relativeOffsetOfLocalHeader, end: local.fileDataStart + entry.compressedSize };
}

function contradiction(path: string): AppError {
  return new AppError("invalid", `The archive contradicts itself about “${shownPath(path)}”. Pack the folder again.`);
}

function refuseOverlap(ranges: readonly Range[]): void {
  const sorted = [...ranges].sort((a, b) => a.start - b.start);
  for (const [index, range] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before && range.start < before.end) throw contradiction(range.path);
  }
}

async function unpack(zip: ZipFile, path: string, entry: Entry, register: PathRegister): Promise<Buffer> {
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > importLimits.fileBytes) throw new AppError("too_large", limitWords.fileBytes(path));
      register.count(path, chunk.length);
      chunks.push(chunk);
    }
  } catch (thrown) {
    throw thrown instanceof AppError ? thrown : contradiction(path);
  }
  const bytes = Buffer.concat(chunks, size);
  if (crc32(bytes) !== entry.crc32) throw contradiction(path);
  return bytes;
}
