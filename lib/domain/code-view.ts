import type { CodeFindingCode } from "@/migrations-import/model/code";
import type { SourceLine } from "./catalog-view";

/** A place in a code file, as a page shows and links it. */
export type CodePlaceView = { readonly path: string; readonly line: number; readonly endLine: number };

/** Where code declares an object, and what it calls it. */
export type CodeReferenceView = CodePlaceView & { readonly language: string; readonly symbol: string };

/** One disagreement between code and migrations. */
export type CodeFindingView = {
  readonly code: CodeFindingCode;
  readonly severity: "warning" | "info";
  readonly subject: string;
  readonly message: string;
  readonly inCode: string | null;
  readonly inMigrations: string | null;
  readonly declaredAt: CodePlaceView | null;
  readonly migratedAt: SourceLine | null;
  /** The table it is about, as it is called now. */
  readonly table: { readonly schema: string; readonly name: string } | null;
};

/** Which code the references and findings are from: that of the newest import that brought some. */
export type CodeState = {
  readonly files: readonly string[];
  /** When that import was applied, and which migration was head then. */
  readonly at: string;
  readonly version: string | null;
  /** False where migrations came after it: then the findings may be behind. */
  readonly isCurrent: boolean;
  /** Where a line of the code can be seen: an address with `{path}` and `{line}`, or empty. */
  readonly address: string;
};

/** What code says of one table, at head: references by the identity of the object, and where it disagrees. */
export type TableCode = {
  readonly state: CodeState;
  readonly references: Readonly<Record<string, CodeReferenceView>>;
  readonly findings: readonly CodeFindingView[];
};

/** What the code of a project says, at head. `state` is null where no import brought code. */
export type ProjectCode = {
  readonly state: CodeState | null;
  readonly coverage: {
    readonly tables: number;
    readonly declaredTables: number;
    readonly columns: number;
    readonly declaredColumns: number;
  };
  readonly findings: readonly CodeFindingView[];
};

/** What an import's code came to. */
export type ImportCode = {
  readonly files: readonly string[];
  readonly references: number;
  readonly findings: number;
  /** The first findings, for the preview. */
  readonly shown: readonly Omit<CodeFindingView, "table">[];
  /** Whether it differs from what the project knows of its code. */
  readonly isNew: boolean;
};

/** What an address of code looks like: on the web, with a place for the path. */
export const codeAddressPattern = /^https?:\/\/[^\s{}]+.*\{path\}/;

/** The address of a line of code, by the project's template; null where there is none. */
export function addressOfLine(template: string, { path, line }: CodePlaceView): string | null {
  if (!codeAddressPattern.test(template)) return null;
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  return template.replaceAll("{path}", encoded).replaceAll("{line}", String(line));
}
