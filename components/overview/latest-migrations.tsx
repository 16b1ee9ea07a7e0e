import { StateLink } from "@/components/frame/state-link";
import { Identifier } from "@/components/ui/identifier";
import { Section } from "@/components/ui/section";
import type { MigrationRow } from "@/lib/domain/migration-view";
import { paths } from "@/lib/domain/paths";
import type { ProjectOverview } from "@/lib/domain/project-view";
import { ReadingLine } from "./reading-line";

type LatestMigrationsProps = {
  slug: string;
  migrations: readonly MigrationRow[];
  reading: ProjectOverview["reading"];
};

/** The newest migrations and what each did to schema and docs. */
export function LatestMigrations({ slug, migrations, reading }: LatestMigrationsProps) {
  return (
    <Section id="migrations" title="Latest migrations">
      <ul className="flex flex-col divide-y text-sm">
        {migrations.map((migration) => (
          <li key={migration.path} className="flex flex-col gap-0.5 py-2">
            <StateLink
              href={paths.migration(slug, migration.path)}
              className="w-fit max-w-full rounded-sm font-mono text-sm font-medium break-words hover:underline"
            >
              {migration.version}{" "}
              {migration.name === migration.version ? null : (
                <span className="font-normal text-muted-foreground">
                  <Identifier>{migration.name}</Identifier>
                </span>
              )}
            </StateLink>
            <span className="text-xs text-muted-foreground">{effectOf(migration)}</span>
          </li>
        ))}
      </ul>
      <ReadingLine slug={slug} reading={reading} />
    </Section>
  );
}

function effectOf({ changes, staleTables, failed, ends, isRemoved }: MigrationRow): string {
  if (isRemoved) return "Removed from the history";
  const kinds = Object.entries(changes).filter(([, count]) => count > 0);
  const schema = kinds.map(([kind, count]) => `${count} ${kind}`).join(", ") || "No change to the schema";
  const docs =
    staleTables > 0 ? `; made the docs of ${staleTables} ${staleTables === 1 ? "table" : "tables"} stale` : "";
  const unread = ends.notUnderstood - failed;
  return `${schema}${docs}${failed > 0 ? `; ${failed} not read` : ""}${unread > 0 ? `; ${unread} not understood` : ""}`;
}
