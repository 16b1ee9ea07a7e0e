import path from "node:path";
import { zipSync } from "fflate";
import { readCodeFiles } from "./read-code";
import { readFolder, UnreadableFolder } from "./read-folder";

/** A folder of migrations, packed for a server. */
export type PackedFolder = { readonly name: string; readonly archive: Blob };

/**
 * Packs what of a folder can matter to an import; with `code`, the schemas in it and at those paths too. Throws
 * {@link UnreadableFolder} where there is no migration.
 */
export async function packFolder(dir: string, code: readonly string[] | null): Promise<PackedFolder> {
  const files = await readFolder(dir);
  if (files.length === 0)
    throw new UnreadableFolder(`There is no .sql file below ${dir}. Give the folder of the migrations.`);
  const schemas =
    code === null ? [] : [...(await readCodeFiles([dir], dir)), ...(await readCodeFiles(code, process.cwd()))];
  const all = [...schemas, ...files].map((file) => [file.path, file.bytes] as const);
  const name = `${path.basename(path.resolve(dir)) || "migrations"}.zip`;
  return { name, archive: new Blob([zipSync(Object.fromEntries(all), { level: 4 })]) };
}
