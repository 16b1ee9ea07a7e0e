import "server-only";
import { AppError } from "@/lib/domain/errors";
import { keepAsOf } from "@/lib/domain/keep-as-of";
import { MAX_HITS, MAX_QUERY_LENGTH, type SearchHit, type SearchResult } from "@/lib/domain/search";
import type { Viewer } from "@/lib/domain/viewer";
import { readSnapshot } from "../as-of/read-snapshot";
import { resolveAsOf, scopeOf } from "../as-of/resolve-as-of";
import { authorizeProject } from "../projects/authorize-project";
import { spendAttempt } from "../rate-limits/spend-attempt";
import { findArchivedMatching } from "./find-archived-matching";
import { findDocsMatching } from "./find-docs-matching";
import { findMigrationsMatching } from "./find-migrations-matching";
import { findNamesMatching } from "./find-names-matching";
import { findPagesMatching } from "./find-pages-matching";
import { findStatedMatching } from "./find-stated-matching";
import { toPattern } from "./to-pattern";

const kindOrder: readonly SearchHit["kind"][] = ["table", "page", "column", "object", "migration", "doc", "archived"];

/**
 * Finds tables, columns and other objects by name, docs and pages by their text, migrations by file name, as they stand at
 * head or stood as of a migration; letters in either case, `%` and `_` mean themselves. At most 30 hits, nearest names first,
 * archived docs and pages last and only where they are asked for. `invalid` for more than 200 characters, `too_many` for whoever asks
 * without end; an empty query finds nothing.
 */
export async function search(
  viewer: Viewer,
  input: { readonly slug: string; readonly query: string; readonly asOf?: string; readonly isArchiveAsked?: boolean },
): Promise<SearchResult> {
  const project = await authorizeProject(viewer, input.slug, "project.read");
  const query = input.query.trim().replaceAll("\0", "");
  if (query.length > MAX_QUERY_LENGTH)
    throw new AppError("invalid", `Search for at most ${MAX_QUERY_LENGTH} characters.`);
  if (query === "") return { query, hits: [] };
  await spendAttempt("search:person-project", viewer.userId, project.id);
  const text = { slug: project.slug, pattern: toPattern(query), limit: MAX_HITS, query };
  return readSnapshot(async (db) => {
    const asOf = await resolveAsOf(db, project.id, input.asOf);
    const wanted = { ...text, ...scopeOf(project.id, asOf) };
    const hits = [
      ...(await findNamesMatching(db, wanted)),
      ...(await findPagesMatching(db, wanted)),
      ...(await findMigrationsMatching(db, wanted)),
      ...(await findDocsMatching(db, wanted)),
      ...(await findStatedMatching(db, wanted)),
      ...(input.isArchiveAsked ? await findArchivedMatching(db, wanted) : []),
      ...(input.isArchiveAsked ? await findPagesMatching(db, wanted, true) : []),
    ];
    const inState = (hit: SearchHit) => ({ ...hit, href: keepAsOf(hit.href, asOf.isHead ? null : asOf.version) });
    return { query, hits: rank(hits, query).slice(0, MAX_HITS).map(inState) };
  });
}

function rank(hits: readonly SearchHit[], query: string): readonly SearchHit[] {
  const wanted = query.toLowerCase();
  const distance = ({ kind, label }: SearchHit) => {
    const name = label.toLowerCase();
    const own = name.slice(name.lastIndexOf(".") + 1);
    if (kind === "doc" || kind === "archived") return 4;
    if (name === wanted || own === wanted) return 0;
    if (name.startsWith(wanted) || own.startsWith(wanted)) return 1;
    return name.includes(wanted) ? 2 : 3;
  };
  return [...hits].sort((a, b) => distance(a) - distance(b) || kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind));
}
