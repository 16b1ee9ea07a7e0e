import "server-only";
import type { Scope } from "../as-of/resolve-as-of";
import type { Reader } from "../db";
import { readStandalone, type StandaloneObject } from "../objects/read-standalone";
import { ofKind, type StandingObject } from "./read-objects";
import { findEnum } from "./to-values";

/** The enums that are the types of the columns among these objects. */
export async function readColumnEnums(
  db: Reader,
  scope: Scope,
  objects: readonly StandingObject[],
): Promise<readonly StandaloneObject<"enum">[]> {
  const all = await readStandalone(db, scope, ["enum"]);
  const used = ofKind(objects, "column").map(({ definition }) => findEnum(all, definition.type));
  return all.filter((each) => used.includes(each));
}
