import type { Session } from "../../../replay/session";
import type { RelationName } from "./find-relation";

const prefix = "temporary:";

/** Temporary relations live no longer than the connection: they are known only so that statements on them are no error. */
export function addTemporary(session: Session, name: string): void {
  session.settings.set(`${prefix}${name}`, "");
}

/** Whether a name without a schema means a temporary relation, which hides others of that name. */
export function isTemporary(session: Session, name: string): boolean {
  return session.settings.has(`${prefix}${name}`);
}

/** Whether there is any temporary relation. */
export function hasTemporary({ settings }: Session): boolean {
  for (const key of settings.keys()) if (key.startsWith(prefix)) return true;
  return false;
}

/** Forgets a temporary relation that is dropped or renamed; false where the name means no such. */
export function forgetTemporary(session: Session, name: RelationName): boolean {
  return name.schemaname === undefined && session.settings.delete(`${prefix}${name.relname ?? ""}`);
}

/** Forgets all temporary relations. */
export function forgetAllTemporary({ settings }: Session): void {
  for (const key of [...settings.keys()]) if (key.startsWith(prefix)) settings.delete(key);
}

const schema = "pg_temp";
const hasFunctions = "temporary functions";

/** Notes that a function was made, which ends with the connection where it lies in `pg_temp`. */
export function noteFunction(session: Session, place: string): void {
  if (place === schema) session.settings.set(hasFunctions, "");
}

/** Removes the functions that end with the connection. */
export function removeTemporaryFunctions({ ledger, settings }: Session): void {
  if (!settings.has(hasFunctions)) return;
  for (const each of ledger.ofKind("function")) if (each.schema === schema) ledger.remove(each.id);
}
