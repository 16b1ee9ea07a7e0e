import { findDocField } from "./doc-fields";
import { isOwnField, nameOfOwnField } from "./own-field";

/** The heading of a field, as pages have it. */
export function fieldLabel(objectKind: string, field: string): string {
  if (isOwnField(field)) return nameOfOwnField(field);
  return findDocField(objectKind, field)?.label ?? field;
}

/** Those of several within a sentence: "description, rationale". */
export function fieldLabels(objectKind: string, fields: readonly string[]): string {
  return fields.map((field) => fieldLabel(objectKind, field).toLowerCase()).join(", ");
}
