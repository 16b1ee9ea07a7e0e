import { Workflow } from "lucide-react";
import { MermaidFrame } from "@/components/diagram/mermaid-frame";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { StateLink } from "@/components/frame/state-link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { DiagramView } from "@/lib/domain/diagram";
import { keepAsOf } from "@/lib/domain/keep-as-of";
import { paths } from "@/lib/domain/paths";
import { TableChooser } from "./table-chooser";

const HEIGHT = "clamp(20rem, calc(100dvh - 14rem), 56rem)";

/** The tables of a project and how they hang together; which ones is in the address. */
export function DiagramPageView({
  slug,
  diagram,
  isChosen,
}: {
  slug: string;
  diagram: DiagramView;
  isChosen: boolean;
}) {
  // The one with the most relationships, or the first of those that were chosen.
  const [first] = diagram.tables;
  const isEmpty = diagram.choices.length === 0;
  const asOf = diagram.asOf.isHead ? null : diagram.asOf.version;
  const links = Object.fromEntries(
    diagram.tables.map(({ node, schema, name }) => [node, keepAsOf(paths.table(slug, schema, name), asOf)]),
  );
  return (
    <PageBody width="full">
      <PageHeading
        title="Diagram"
        lead={isEmpty ? undefined : leadOf(diagram, isChosen)}
        actions={
          isEmpty ? undefined : (
            <>
              <TableChooser choices={diagram.choices} chosen={isChosen ? diagram.tables : []} />
              {isChosen ? (
                <Button asChild variant="ghost">
                  <StateLink href={paths.diagram(slug)}>Show the most connected</StateLink>
                </Button>
              ) : null}
            </>
          )
        }
      />
      {diagram.tables.length === 0 ? (
        <EmptyState icon={<Workflow aria-hidden />} title={isEmpty ? "No tables yet" : "Nothing to draw"}>
          {isEmpty
            ? "Once migrations are imported, their tables and what connects them are drawn here."
            : "None of the chosen tables is in the catalog. Choose others above."}
        </EmptyState>
      ) : (
        <MermaidFrame
          source={diagram.source}
          title="Tables and their foreign keys"
          height={HEIGHT}
          links={links}
          {...(first ? { focus: first.node } : {})}
        />
      )}
    </PageBody>
  );
}

function leadOf({ tables, omitted }: DiagramView, isChosen: boolean): string {
  const what = isChosen ? "The tables you chose" : "The most connected tables";
  const rest = omitted > 0 ? ` ${omitted} more are left out: a diagram shows at most ${tables.length}.` : "";
  return `${what}, with their keys.${rest} Drag to move, click a table to open it.`;
}
