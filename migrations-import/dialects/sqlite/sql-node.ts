import type { Span, Stmt } from "sqlite3-parser";

/** A statement's tree with the text its spans count in. */
export type SqlNode<S extends Stmt = Stmt> = { readonly stmt: S; readonly text: string };

/** The text a span covers, trimmed. */
export function textOf(text: string, span: Span): string {
  return text.slice(span.offset, span.offset + span.length).trim();
}

/** Where a span ends. */
export function endOf(span: Span): number {
  return span.offset + span.length;
}
