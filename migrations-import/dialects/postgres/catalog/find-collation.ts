import type { Session } from "../../../replay/session";
import { findIn, schemasOf } from "./find-relation";

/**
 * The collation that a name means, by the path of names that is printed for it: with its schema, which is left out where it is
 * `public` or the system's own.
 */
export function findCollation(session: Session, path: readonly string[]): readonly string[] {
  const [name = "", schema] = path.toReversed();
  const found = findIn(schemasOf(session, { schemaname: schema }), (each) =>
    session.ledger.find("collation", { schema: each }, name),
  );
  const place = found?.schema ?? schema ?? "public";
  return place === "public" || place === "pg_catalog" ? [name] : [place, name];
}
