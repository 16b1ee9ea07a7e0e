import type { CatalogObject } from "../model/catalog-object";
import type { CodeReading } from "../model/code";
import type { Diagnostic } from "../model/diagnostic";
import { MAX_CODE_FILE_BYTES, MAX_CODE_FILES } from "../model/limits";
import type { DialectName, SourceFile } from "../model/source";
import { decodeText } from "../text/decode-text";
import { compareCodeUnits } from "../text/natural-order";
import { chooseSchemas } from "./choose-schemas";
import { indexCatalog } from "./compare/catalog-index";
import { compareSchema, findUndeclared } from "./compare/compare-schema";
import type { Comparison } from "./compare/comparison";
import { readDrizzle } from "./drizzle/read-drizzle";
import { withKeptNames } from "./kept-names";
import { type PrismaFile, readPrisma } from "./prisma/read-prisma";
import { loadParser, type Module, parseModule } from "./typescript/parse-module";

/** A catalog to read code beside: its objects as they stand, and the dialect they are in. */
export type CodeOptions = { readonly dialect: DialectName; readonly objects: readonly CatalogObject[] };

/**
 * Reads Drizzle and Prisma schemas beside a catalog, without running them: where each table, column, key and index is
 * declared, and where code and migrations disagree. What reading cannot tell is not compared. Of several schemas among the
 * files those that describe this catalog are taken. Never throws for what a file contains.
 */
export async function readCode(files: readonly SourceFile[], { dialect, objects }: CodeOptions): Promise<CodeReading> {
  const diagnostics: Diagnostic[] = [];
  const { scripts, schemas } = sortFiles(files, diagnostics);
  const modules = scripts.length === 0 ? new Map<string, Module>() : await parseAll(scripts, diagnostics);
  const catalog = indexCatalog(objects);
  const declared = [...readDrizzle(modules, dialect), ...readPrisma(schemas, dialect).map((each) => [each])];
  const found = declared.map((readings) => readings.map((each) => withKeptNames(each, dialect)));
  const chosen = chooseSchemas(found, catalog, diagnostics);
  const references: Comparison["references"] = new Map();
  const findings: Comparison["findings"] = [];
  const comparisons = chosen.map((schema) => ({ dialect, catalog, schema, references, findings }));
  for (const comparison of comparisons) compareSchema(comparison);
  const [first] = comparisons;
  if (first !== undefined) findUndeclared(first);
  return {
    files: [...new Set(chosen.flatMap((each) => each.files))].sort(compareCodeUnits),
    references: [...references.values()],
    findings,
    diagnostics,
  };
}

type TextFile = PrismaFile;

function sortFiles(files: readonly SourceFile[], diagnostics: Diagnostic[]) {
  const scripts: TextFile[] = [];
  const schemas: TextFile[] = [];
  const sorted = [...files].sort((a, b) => compareCodeUnits(a.path, b.path));
  for (const { path, bytes } of sorted.slice(0, MAX_CODE_FILES)) {
    const isSchema = path.endsWith(".prisma");
    if (!isSchema && !/\.[cm]?[jt]s$/.test(path)) continue;
    const text = bytes.length > MAX_CODE_FILE_BYTES ? null : decodeText(bytes);
    if (text !== null) (isSchema ? schemas : scripts).push({ path, text });
    else if (bytes.length > MAX_CODE_FILE_BYTES)
      diagnostics.push(
        about(
          path,
          "FILE_TOO_LARGE",
          `The file is larger than ${MAX_CODE_FILE_BYTES / 1024 / 1024} MB; no code was read from it.`,
        ),
      );
    else diagnostics.push(about(path, "NOT_TEXT", "The file is not text; no code was read from it."));
  }
  if (sorted.length > MAX_CODE_FILES)
    diagnostics.push(about("", "FILE_IGNORED", `Only the first ${MAX_CODE_FILES} files of code were read.`));
  return { scripts, schemas };
}

async function parseAll(files: readonly TextFile[], diagnostics: Diagnostic[]): Promise<ReadonlyMap<string, Module>> {
  const modules = new Map<string, Module>();
  const parser = await loadParser().catch(() => null);
  if (parser === null) {
    diagnostics.push(
      about("", "FILE_IGNORED", "TypeScript cannot be read on this platform; Drizzle schemas were left out."),
    );
    return modules;
  }
  for (const { path, text } of files) {
    const module = parseModule(parser, path, text);
    if ("declarations" in module) modules.set(path, module);
    else {
      const { reason, line, column } = module;
      diagnostics.push({ ...about(path, "SYNTAX_ERROR", `No code was read from the file: ${reason}.`), line, column });
    }
  }
  return modules;
}

function about(path: string, code: Diagnostic["code"], message: string): Diagnostic {
  return { severity: "warning", code, path, line: null, column: null, endLine: null, message, hint: null };
}
