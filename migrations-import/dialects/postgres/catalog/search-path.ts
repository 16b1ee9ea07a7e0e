import type { Session } from "../../../replay/session";
import { refuse } from "../refusal";
import { isPlatformSchema } from "./platform";

const setting = "search_path";

/** The schemas an unqualified name is looked for in; `public` where the file says nothing. */
export function searchPath(session: Session): readonly string[] {
  const text = session.settings.get(setting);
  return text === undefined ? ["public"] : text.split("\n").filter((schema) => schema !== "");
}

/** Follows a `SET search_path`, until the migration ends or sets another. */
export function setSearchPath(session: Session, schemas: readonly string[]): void {
  session.settings.set(setting, schemas.filter((schema) => schema !== "$user").join("\n"));
}

/** Follows `RESET search_path` and `SET search_path TO DEFAULT`. */
export function resetSearchPath(session: Session): void {
  session.settings.delete(setting);
}

/**
 * The schema an unqualified name is created in: the first of the path that is there and not the system's own; where none is known
 * to be there, the first, which then lies outside.
 */
export function creationSchema(session: Session): string {
  const path = searchPath(session).filter((each) => each !== "pg_catalog");
  const isThere = (each: string) =>
    each === "public" || isPlatformSchema(each) || session.ledger.find("schema", { schema: null }, each) !== undefined;
  const schema = path.find(isThere) ?? path[0];
  return schema ?? refuse("INVALID_STATEMENT", "no schema is chosen to create in", "the search path is empty here");
}
