import "server-only";
import { once } from "node:events";
import type { Readable } from "node:stream";
import busboy from "busboy";
import { looksLikeSchema, MAX_CODE_FILE_BYTES, mayBeCode } from "@/lib/domain/code-files";
import { AppError } from "@/lib/domain/errors";
import {
  canMatter,
  type ImportFields,
  importFieldsSchema,
  importLimits,
  limitWords,
  withoutOlderSnapshots,
} from "@/lib/domain/import-inputs";
import type { SourceFile } from "@/migrations-import/index";
import { PathRegister } from "./path-register";
import { type GivenFiles, readZip } from "./read-zip";

/** An upload, read: the files that can matter, how many others came, and the fields sent with them. */
export type Upload = GivenFiles & { readonly fields: ImportFields };

/** How much of a refused upload is still read (and forgotten), so that the sender gets to see the refusal. */
const MOST_DRAINED_BYTES = 2 * importLimits.importBytes;
const MAX_FIELDS = 10;
const MAX_FIELD_BYTES = 100;

/**
 * Reads `multipart/form-data` as it streams in: `files`, each with its relative path as file name, or one .zip; `layout`
 * and `dialect`. Counts files, bytes and depth on the way and refuses with `invalid` or `too_large`, naming the file.
 */
export async function readUpload(request: Request): Promise<Upload> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\b/i.test(type) || request.body === null)
    throw new AppError("invalid", "Send the files as multipart/form-data, each with its relative path as file name.");
  const form = new UploadForm(type);
  await form.read(request.body);
  const files = form.archive ? await readZip(form.archive.path, form.archive.bytes) : form.given;
  if (files.files.length === 0 && files.leftOut === 0)
    throw new AppError(
      "invalid",
      "No file came. Give the folder that holds the migrations, its .sql files, or one .zip.",
    );
  return { ...files, files: withoutOlderSnapshots(files.files), fields: parseFields(form.fields) };
}

function parseFields(fields: Readonly<Record<string, string>>): ImportFields {
  const parsed = importFieldsSchema.safeParse(fields);
  if (parsed.success) return parsed.data;
  throw new AppError("invalid", parsed.error.issues[0]?.message);
}

class UploadForm {
  readonly fields: Record<string, string> = {};
  archive: { readonly path: string; readonly bytes: Buffer } | null = null;
  readonly #files: SourceFile[] = [];
  readonly #register = new PathRegister();
  readonly #parser: busboy.Busboy;
  readonly #taking: Promise<void>[] = [];
  #leftOut = 0;
  #refusal: AppError | null = null;

  constructor(contentType: string) {
    this.#parser = parserFor(contentType);
    this.#parser.on("field", (name, value) => {
      if (value !== "") this.fields[name] = value;
    });
    this.#parser.on("file", (_, stream, { filename }) => this.#taking.push(this.#take(filename ?? "", stream)));
  }

  get given(): GivenFiles {
    return { files: this.#files, leftOut: this.#leftOut };
  }

  async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const closed = once(this.#parser, "close");
    closed.catch((error) => this.#refuse(cutOff(error)));
    let received = 0;
    for await (const chunk of body) {
      received += chunk.length;
      if (this.#refusal !== null && received > MOST_DRAINED_BYTES) break;
      if (this.#parser.writable && !this.#parser.write(chunk)) await drained(this.#parser);
    }
    this.#parser.end();
    await closed.catch(() => undefined);
    await Promise.all(this.#taking);
    if (this.#refusal !== null) throw this.#refusal;
  }

  async #take(path: string, stream: Readable): Promise<void> {
    stream.on("error", () => undefined);
    try {
      if (this.#refusal !== null) return;
      if (isArchive(path)) await this.#takeArchive(path, stream);
      else await this.#takeFile(path, stream);
    } catch (thrown) {
      this.#refuse(thrown instanceof AppError ? thrown : cutOff(thrown));
    } finally {
      stream.resume();
    }
  }

  async #takeFile(path: string, stream: Readable): Promise<void> {
    this.#register.add(path);
    const isKept = canMatter(path);
    const isCode = mayBeCode(path);
    const bytes = isKept
      ? await this.#collect(path, stream, "fileBytes")
      : await this.#collect(path, stream, "importBytes", isCode ? MAX_CODE_FILE_BYTES : 0);
    if (isKept || (isCode && looksLikeSchema(path, bytes.toString()))) this.#files.push({ path, bytes });
    else this.#leftOut += 1;
    if (this.archive) throw new AppError("invalid", "Give either one .zip or the files themselves, not both.");
  }

  async #takeArchive(path: string, stream: Readable): Promise<void> {
    if (this.archive || this.#files.length + this.#leftOut > 0)
      throw new AppError("invalid", "Give either one .zip or the files themselves, not both.");
    this.#register.add(path);
    this.archive = { path, bytes: Buffer.alloc(0) };
    this.archive = { path, bytes: await this.#collect(path, stream, "importBytes") };
  }

  /** Reads a part while it stays within a limit; keeps none of its bytes where there are more than `mostKept`. */
  #collect(
    path: string,
    stream: Readable,
    limit: "fileBytes" | "importBytes",
    mostKept: number = importLimits[limit],
  ): Promise<Buffer> {
    const most = importLimits[limit];
    const chunks: Buffer[] = [];
    let size = 0;
    return new Promise((resolve, reject) => {
      stream.on("data", (chunk: Buffer) => {
        size += chunk.length;
        try {
          if (size > most) throw new AppError("too_large", limitWords[limit](path));
          this.#register.count(path, chunk.length);
          if (size <= mostKept) chunks.push(chunk);
          else chunks.length = 0;
        } catch (thrown) {
          stream.removeAllListeners("data");
          reject(thrown);
        }
      });
      stream.on("end", () => resolve(Buffer.concat(chunks)));
      stream.on("error", reject);
    });
  }

  #refuse(reason: AppError): void {
    this.#refusal ??= reason;
    this.#files.length = 0;
  }
}

function parserFor(contentType: string): busboy.Busboy {
  try {
    return busboy({
      headers: { "content-type": contentType },
      preservePath: true,
      defParamCharset: "utf8",
      limits: { fields: MAX_FIELDS, fieldSize: MAX_FIELD_BYTES },
    });
  } catch {
    throw new AppError("invalid", "The upload is not well-formed multipart/form-data.");
  }
}

/** Only a .zip at the top is unpacked; one inside a folder is a file like any other that is not SQL. */
function isArchive(path: string): boolean {
  return /^[^/]+\.zip$/i.test(path);
}

function drained(parser: busboy.Busboy): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      for (const event of ["drain", "close", "error"]) parser.removeListener(event, done);
      resolve();
    };
    for (const event of ["drain", "close", "error"]) parser.on(event, done);
  });
}

function cutOff(error: unknown): AppError {
  const said = error instanceof Error ? error.message : "";
  return new AppError("invalid", `The upload broke off before its end (${said}). Nothing was stored; try again.`);
}
