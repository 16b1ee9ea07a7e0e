import "server-only";
import { paths } from "@/lib/domain/paths";
import type { SearchHit } from "@/lib/domain/search";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import type { SearchScope } from "./to-pattern";

/** Migrations whose version, name or path holds the text, newest first. */
export async function findMigrationsMatching(db: Transaction, scope: SearchScope): Promise<readonly SearchHit[]> {
  const rows = await db.$queryRaw<{ version: string; name: string; path: string }[]>(Prisma.sql`
    SELECT m.version, m.name, m.path FROM migrations m
    WHERE m.project_id = ${scope.projectId}::uuid AND m.position <= ${scope.position}
      AND (m.version ILIKE ${scope.pattern} OR m.name ILIKE ${scope.pattern} OR m.path ILIKE ${scope.pattern})
    ORDER BY m.position DESC LIMIT ${scope.limit}`);
  return rows.map(({ version, name, path }) => ({
    kind: "migration",
    label: name === "" || name === version ? version : `${version} ${name}`,
    detail: path,
    href: paths.migration(scope.slug, path),
  }));
}
