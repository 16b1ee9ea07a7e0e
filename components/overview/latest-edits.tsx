import { StateLink } from "@/components/frame/state-link";
import { AtVersion } from "@/components/marks/at-version";
import { Identifier } from "@/components/ui/identifier";
import { Revealed } from "@/components/ui/revealed";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { paths } from "@/lib/domain/paths";
import type { ProjectOverview } from "@/lib/domain/project-view";

/** The newest edits: who wrote about what, at which migration. */
export function LatestEdits({ slug, edits }: { slug: string; edits: ProjectOverview["edits"] }) {
  return (
    <Section id="edits" title="Latest edits">
      {edits.length === 0 ? (
        <p className="text-sm text-muted-foreground">
          Nobody has written anything yet. Open a table and click where the text belongs.
        </p>
      ) : null}
      <ul className="flex flex-col divide-y text-sm">
        {edits.map((edit) => (
          <li key={`${edit.at} ${edit.object} ${edit.field}`} className="flex flex-col gap-0.5 py-2">
            <span className="min-w-0 break-words">
              <span className="font-medium">{edit.by}</span> wrote the {edit.field} of{" "}
              <Subject slug={slug} edit={edit} />
            </span>
            <span className="text-xs text-muted-foreground">
              <Time at={edit.at} />
              <AtVersion version={edit.version} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Subject({ slug, edit }: { slug: string; edit: ProjectOverview["edits"][number] }) {
  const className =
    "rounded-sm text-primary underline decoration-primary/40 underline-offset-3 hover:decoration-primary";
  if (edit.schema && edit.table) {
    return (
      <StateLink href={paths.table(slug, edit.schema, edit.table)} className={className}>
        <span className="font-mono">
          <Identifier>{edit.object}</Identifier>
        </span>
      </StateLink>
    );
  }
  if (edit.page) {
    return (
      <StateLink href={paths.page(slug, edit.page)} className={className}>
        <Revealed>{edit.object}</Revealed>
      </StateLink>
    );
  }
  return (
    <span className="font-mono">
      <Identifier>{edit.object}</Identifier>
    </span>
  );
}
