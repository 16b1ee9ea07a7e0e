import { readFolder } from "@/cli/read-folder";
import type { SourceFile } from "@/migrations-import/index";
import { prismaHistory } from "../prisma-history";

/** The files of a history to measure: a folder, or so many generated migrations. */
export async function readHistory(history: string): Promise<readonly SourceFile[]> {
  return /^\d+$/.test(history) ? prismaHistory(Number(history)) : await readFolder(history);
}
