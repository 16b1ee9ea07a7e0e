import Link from "next/link";
import { MermaidFrame } from "@/components/diagram/mermaid-frame";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { DiagramView } from "@/lib/domain/diagram";
import { paths } from "@/lib/domain/paths";
import { TableChooser } from "./table-chooser";

const HEIGHT_PX = 640;

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
  const links = Object.fromEntries(
    diagram.tables.map(({ node, schema, name }) => [node, paths.table(slug, schema, name)]),
  );
  return (
    <PageBody width="full">
      <PageHeading
        title="Diagram"
        lead={leadOf(diagram, isChosen)}
        actions={
          <>
            <TableChooser choices={diagram.choices} chosen={isChosen ? diagram.tables : []} />
            {isChosen ? (
              <Button asChild variant="ghost">
                <Link href={paths.diagram(slug)}>Show the most connected</Link>
              </Button>
            ) : null}
          </>
        }
      />
      {diagram.tables.length === 0 ? (
        <EmptyState title="Nothing to draw">
          The catalog has no table yet, or none of the chosen ones is in it.
        </EmptyState>
      ) : (
        <MermaidFrame source={diagram.source} title="Tables and their foreign keys" height={HEIGHT_PX} links={links} />
      )}
    </PageBody>
  );
}

function leadOf({ tables, omitted }: DiagramView, isChosen: boolean): string {
  const what = isChosen ? "The tables you chose" : "The most connected tables";
  const rest = omitted > 0 ? ` ${omitted} more are left out: a diagram shows at most ${tables.length}.` : "";
  return `${what}, with their keys.${rest} Click a table to open it.`;
}
