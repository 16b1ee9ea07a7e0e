import "server-only";
import { AppError } from "@/lib/domain/errors";
import { importLimits, limitWords, problemOfPath, shownPath } from "@/lib/domain/import-inputs";

/**
 * Counts the files of one import as they come in and refuses, by name, the first one that breaks a limit or whose path is
 * not one to trust. Nothing is written anywhere by these paths; they are refused so that nobody else trips over them.
 */
export class PathRegister {
  readonly #byFolded = new Map<string, string>();
  #files = 0;
  #bytes = 0;

  /** Takes note of a file. Throws `invalid` for its path, `too_large` for one file too many. */
  add(path: string): void {
    const problem = problemOfPath(path);
    if (problem !== null) throw new AppError("invalid", problem);
    this.#files += 1;
    if (this.#files > importLimits.files) throw new AppError("too_large", limitWords.files(path));
    const folded = path.normalize("NFC").toLowerCase();
    const other = this.#byFolded.get(folded);
    if (other !== undefined) throw new AppError("invalid", collision(path, other));
    this.#byFolded.set(folded, path);
  }

  /** Counts bytes of a file as they arrive. Throws `too_large` as soon as the import holds too many. */
  count(path: string, bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > importLimits.importBytes) throw new AppError("too_large", limitWords.importBytes(path));
  }
}

function collision(path: string, other: string): string {
  if (path === other)
    return `“${shownPath(path)}” came twice. Give the folder instead of single files, so that their paths differ.`;
  return `“${shownPath(path)}” and “${shownPath(other)}” differ only in case. Rename one of them.`;
}
