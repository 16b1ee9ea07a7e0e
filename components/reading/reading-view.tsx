import { FlaskConical, TriangleAlert, Wand } from "lucide-react";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { StateLink } from "@/components/frame/state-link";
import { ExternalList } from "@/components/marks/external-list";
import { PossibleRenameList } from "@/components/marks/possible-rename-list";
import { SourceLink } from "@/components/marks/source-link";
import { Mark } from "@/components/ui/badge";
import { Identifier } from "@/components/ui/identifier";
import { Revealed } from "@/components/ui/revealed";
import { Section } from "@/components/ui/section";
import { paths } from "@/lib/domain/paths";
import type { DynamicView, ProjectReading } from "@/lib/domain/reading-view";
import { statementsSentence } from "@/lib/domain/statement-words";

type ReadingViewProps = { slug: string; reading: ProjectReading };

/** How the migrations were read: how every statement ended, and what the catalog cannot know from them. */
export function ReadingView({ slug, reading }: ReadingViewProps) {
  const { statements, unread, dynamic, possibleRenames, external } = reading;
  return (
    <PageBody>
      <PageHeading title="How the migrations were read" lead={statementsSentence(statements)} />
      <Section id="unread" title="Not understood" detail={statements.notUnderstood}>
        {unread.length === 0 ? <Nothing>Every statement was read.</Nothing> : <Unread slug={slug} unread={unread} />}
      </Section>
      <Section id="dynamic" title="SQL that SQL builds" detail={dynamic.length}>
        {dynamic.length === 0 ? (
          <Nothing>No statement builds SQL in a way that reading cannot follow.</Nothing>
        ) : (
          <>
            <p className="text-sm text-muted-foreground">
              Only running tells what these do. An import can run them in a sandbox that holds nothing and reaches
              nothing; what they did is then in the catalog, marked with a flask.
            </p>
            <ul className="flex flex-col divide-y rounded-lg border bg-card text-sm">
              {dynamic.map((each) => (
                <Dynamic key={`${each.source.path}:${each.source.line} ${each.message}`} slug={slug} statement={each} />
              ))}
            </ul>
          </>
        )}
      </Section>
      <Section id="possible-renames" title="Perhaps renamed" detail={possibleRenames.length}>
        {possibleRenames.length === 0 ? (
          <Nothing>No migration drops one thing and adds another like it.</Nothing>
        ) : (
          <PossibleRenameList slug={slug} renames={possibleRenames} />
        )}
      </Section>
      <Section id="outside" title="Outside of the migrations" detail={external.length}>
        {external.length === 0 ? (
          <Nothing>Everything the migrations refer to is made by them.</Nothing>
        ) : (
          <>
            <p className="text-sm text-muted-foreground">
              Referred to and never created: taken to be there already. Each leads to the statement that first refers to
              it.
            </p>
            <ExternalList slug={slug} external={external} />
          </>
        )}
      </Section>
    </PageBody>
  );
}

function Nothing({ children }: { children: string }) {
  return <p className="text-sm text-muted-foreground">{children}</p>;
}

function Unread({ slug, unread }: { slug: string; unread: ProjectReading["unread"] }) {
  return (
    <ul className="flex flex-col divide-y rounded-lg border bg-card text-sm">
      {unread.map(({ path, version, name, ends, failed }) => (
        <li key={path} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-0.5 px-3 py-2">
          <StateLink
            href={`${paths.migration(slug, path)}#diagnostics`}
            className="min-w-0 rounded-sm font-mono decoration-border underline-offset-3 hover:underline"
          >
            <span className="text-muted-foreground">{version}</span>{" "}
            {name === version ? null : <Identifier>{name}</Identifier>}
          </StateLink>
          <Mark hue={failed > 0 ? "bad" : "warn"} icon={<TriangleAlert aria-hidden />}>
            {ends.notUnderstood} of {ends.applied + ends.noEffect + ends.notUnderstood}
          </Mark>
        </li>
      ))}
    </ul>
  );
}

function Dynamic({ slug, statement: { source, message, hint, ran } }: { slug: string; statement: DynamicView }) {
  return (
    <li className="flex flex-col gap-1 px-3 py-2">
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        {ran ? (
          <Mark hue="info" icon={<FlaskConical aria-hidden />}>
            Ran in a sandbox
          </Mark>
        ) : (
          <Mark hue="warn" icon={<Wand aria-hidden />}>
            Only named
          </Mark>
        )}
        <SourceLink slug={slug} source={source} />
      </div>
      <p className="break-words">
        <Revealed>{message}</Revealed> {hint ? <span className="text-muted-foreground">{hint}</span> : null}
      </p>
    </li>
  );
}
