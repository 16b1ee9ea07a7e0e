import { dialectNamed } from "../dialects/index";
import type { Diagnostic } from "../model/diagnostic";
import type { DialectName } from "../model/source";
import { fileDiagnostic } from "./file-diagnostic";
import { dialectTitles, statementsOf } from "./recognise-dialect";
import { countTelltales } from "./telltales";

/**
 * Says that a file is in another dialect than the set: it uses the other one's words, the set's grammar refuses at least
 * half of it, and the other's grammar reads all of it (MySQL, which has none here, is told by its words; of
 * its dumps any grammar reads most statements). Null otherwise.
 */
export async function wrongDialectDiagnostic(
  path: string,
  text: string,
  dialect: DialectName,
): Promise<Diagnostic | null> {
  const counts = countTelltales(text);
  const other = dialect === "postgres" ? "sqlite" : "postgres";
  const isOther = counts[other] > counts[dialect];
  if (!isOther && counts.mysql === 0) return null;
  await dialectNamed(dialect).load();
  const own = statementsOf(dialect, text);
  if (own.refused === 0) return null;
  const isMysqlDump = /\)\s*engine\s*=/i.test(text) && own.refused * 4 >= own.all;
  if (own.refused * 2 < own.all && !isMysqlDump) return null;
  if (counts.mysql > 0) return diagnosticFor(path, "MySQL", dialect);
  await dialectNamed(other).load();
  return statementsOf(other, text).refused === 0 ? diagnosticFor(path, dialectTitles[other], dialect) : null;
}

function diagnosticFor(path: string, found: string, dialect: DialectName): Diagnostic {
  const message = `The file is written for ${found}, the rest is read as ${dialectTitles[dialect]}; it was left out.`;
  const hint =
    found === "MySQL"
      ? "Strata reads PostgreSQL and SQLite. Move the file out of the folder."
      : `Move the file out of the folder, or import the folder as ${found} if all of it is.`;
  return fileDiagnostic("error", "WRONG_DIALECT", path, message, hint);
}
