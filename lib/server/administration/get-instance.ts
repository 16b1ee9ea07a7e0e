import "server-only";
import type { InstanceView } from "@/lib/domain/accounts";
import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "../db";
import { sendsMail } from "../mail/send-mail";
import { requireAdministrator } from "../session/refuse-token";

/** The instance's settings and people, for its administrators; `not_found` for everybody else. */
export async function getInstance(viewer: Viewer): Promise<InstanceView> {
  await requireAdministrator(viewer);
  const instance = await getDb().instance.findUniqueOrThrow({
    where: { id: 1 },
    select: { anyoneMayCreateProject: true },
  });
  const people = await getDb().user.findMany({
    where: { isSystem: false },
    orderBy: [{ name: "asc" }, { email: "asc" }],
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
    people: people.map(({ closedAt, createdAt, _count, ...person }) => ({
      ...person,
      isYou: person.id === viewer.userId,
      isClosed: closedAt !== null,
      projects: _count.memberships,
      since: createdAt.toISOString(),
    })),
  };
}
