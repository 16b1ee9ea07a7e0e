import type { DocView } from "./catalog-view";

/** A field that nobody has written: what the first save of it starts from. */
export function unwrittenDoc(objectId: string, field: string): DocView {
  return { docId: null, objectId, field, text: "", number: 0, by: null, at: null, version: null, position: 0 };
}
