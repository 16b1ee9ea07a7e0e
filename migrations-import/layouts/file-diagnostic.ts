import type { Diagnostic, DiagnosticCode, Severity } from "../model/diagnostic";

/** A diagnostic about a whole file, or about the set where `path` is empty. */
export function fileDiagnostic(
  severity: Severity,
  code: DiagnosticCode,
  path: string,
  message: string,
  hint: string | null,
): Diagnostic {
  return { severity, code, path, line: null, column: null, endLine: null, message, hint };
}
