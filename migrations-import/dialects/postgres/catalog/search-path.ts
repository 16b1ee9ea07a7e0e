import type { Session } from "../../../replay/session";
import { quoteName } from "../printing/quote";
import { refuse } from "../refusal";
import { isPlatformSchema } from "./platform";

const setting = "search_path";

/** The schemas an unqualified name is looked for in; `public` where the file says nothing. */
export function searchPath(session: Session): readonly string[] {
  const text = session.settings.get(setting);
  return text === undefined ? ["public"] : text.split("\n").filter((schema) => schema !== "" && schema !== "$user");
}

/** The setting's value as the database keeps it, with what it is by itself where nothing sets it. */
export function searchPathText(session: Session): string {
  const text = session.settings.get(setting) ?? "$user\npublic";
  return text.split("\n").map(quoteName).join(", ");
}

/** Follows a `SET search_path`, until the migration ends or sets another. */
export function setSearchPath(session: Session, schemas: readonly string[]): void {
  session.settings.set(setting, schemas.join("\n"));
}

/** Does something with another search path, or with the one there is where none is given. */
export function withSearchPath<T>(session: Session, schemas: readonly string[] | undefined, work: () => T): T {
  if (!schemas) return work();
  const before = session.settings.get(setting);
  setSearchPath(session, schemas);
  try {
    return work();
  } finally {
    if (before === undefined) session.settings.delete(setting);
    else session.settings.set(setting, before);
  }
}

/** The path that `SET search_path TO …` gives a function, of all its settings; undefined where it has none. */
export function pathAmong(settings: readonly string[] | undefined): readonly string[] | undefined {
  const text = settings?.find((each) => each.startsWith(`${setting}=`))?.slice(setting.length + 1);
  return text === undefined ? undefined : schemasIn(text);
}

/** The schemas that the text of a search path names. */
export function schemasIn(text: string): readonly string[] {
  return text.split(",").map((part) => part.trim().replace(/^"(.*)"$/, "$1"));
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
  return (
    firstSchema(session) ??
    refuse("INVALID_STATEMENT", "no schema is chosen to create in", "the search path is empty here")
  );
}

/** Likewise; undefined where the search path leads nowhere. */
export function firstSchema(session: Session): string | undefined {
  const path = searchPath(session).filter((each) => each !== "pg_catalog");
  const isThere = (each: string) =>
    each === "public" || isPlatformSchema(each) || session.ledger.find("schema", { schema: null }, each) !== undefined;
  return path.find(isThere) ?? path[0];
}
