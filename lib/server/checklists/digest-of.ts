import "server-only";
import { createHash } from "node:crypto";
import type { TemplateItem } from "@/lib/domain/checklist-template";

/** SHA-256 of JSON, as 64 hexadecimal digits; the same whatever order the keys of its objects came in. */
export function digestOf(value: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(value, (_, inner: unknown) => (isRecord(inner) ? inOrder(inner) : inner)))
    .digest("hex");
}

/** What a person was shown of an item: its text and what it asks for, whatever its priority and owner. */
export function shownOf({ text, check }: TemplateItem): string {
  return digestOf({ text, check });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function inOrder(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
