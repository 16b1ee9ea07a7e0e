import "server-only";
import { type InstanceView, PEOPLE_PAGE_SIZE, type PeopleSearch } from "@/lib/domain/accounts";
import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "../db";
import { sendsMail } from "../mail/send-mail";
import { requireAdministrator } from "../session/refuse-token";

/**
 * The instance's settings and a page of its people, for its administrators; `not_found` for everybody else. With `query` those
 * whose name or address holds it, in any case of letters; a page after the last is the last.
 */
export async function getInstance(viewer: Viewer, search: PeopleSearch = {}): Promise<InstanceView> {
  await requireAdministrator(viewer);
  const db = getDb();
  const everybody = { isSystem: false };
  const holds = { contains: literally(search.query ?? ""), mode: "insensitive" as const };
  const wanted = { ...everybody, OR: [{ name: holds }, { email: holds }] };
  const [instance, total, found] = await Promise.all([
    db.instance.findUniqueOrThrow({ where: { id: 1 }, select: { anyoneMayCreateProject: true } }),
    db.user.count({ where: everybody }),
    db.user.count({ where: wanted }),
  ]);
  const pages = Math.max(1, Math.ceil(found / PEOPLE_PAGE_SIZE));
  const page = Math.min(search.page ?? 1, pages);
  const people = await db.user.findMany({
    where: wanted,
    orderBy: [{ name: "asc" }, { email: "asc" }],
    skip: (page - 1) * PEOPLE_PAGE_SIZE,
    take: PEOPLE_PAGE_SIZE,
    select: {
      id: true,
      name: true,
      email: true,
      isAdministrator: true,
      closedAt: true,
      createdAt: true,
      _count: { select: { memberships: true } },
    },
  });
  return {
    ...instance,
    sendsMail: sendsMail(),
    page,
    pages,
    found,
    total,
    people: people.map(({ closedAt, createdAt, _count, ...person }) => ({
      ...person,
      isYou: person.id === viewer.userId,
      isClosed: closedAt !== null,
      projects: _count.memberships,
      since: createdAt.toISOString(),
    })),
  };
}

// Prisma leaves the wildcards of LIKE in what it looks for; PostgreSQL takes no character NUL.
function literally(query: string): string {
  return query
    .trim()
    .replaceAll("\0", "")
    .replace(/[\\%_]/g, "\\$&");
}
