import { StateLink } from "@/components/frame/state-link";
import { Badge, type MarkProps } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Revealed } from "@/components/ui/revealed";
import { Section } from "@/components/ui/section";
import type { ChecklistVersionView } from "@/lib/domain/checklist-view";
import type { ComparedItem, ItemWords } from "@/lib/domain/compare-checklists";
import { paths } from "@/lib/domain/paths";

type VersionViewProps = { slug: string; checklist: string; version: ChecklistVersionView };

/** A text of a checklist, with what the version changed. */
export function VersionView({ slug, checklist, version: { number, newest, sections, digest } }: VersionViewProps) {
  const hrefOf = (wanted: number) => paths.checklistVersion(slug, checklist, wanted);
  return (
    <div className="flex flex-col gap-8 text-sm">
      <nav aria-label="Versions" className="no-print flex flex-wrap items-center gap-3">
        {number > 1 ? (
          <Button asChild size="sm">
            <StateLink href={hrefOf(number - 1)}>Version {number - 1}</StateLink>
          </Button>
        ) : null}
        <span className="text-muted-foreground">
          Version {number} of {newest}
        </span>
        {number < newest ? (
          <Button asChild size="sm">
            <StateLink href={hrefOf(number + 1)}>Version {number + 1}</StateLink>
          </Button>
        ) : null}
      </nav>
      {sections.map(({ id, title, each, kind, items }) => (
        <Section
          key={id}
          id={id}
          title={<Revealed>{title}</Revealed>}
          detail={
            <span className="flex items-center gap-2">
              {each === "table" ? "For every table" : "For the project"}
              {kind === "same" ? null : <Badge hue={looks[kind].hue}>{looks[kind].word}</Badge>}
            </span>
          }
        >
          {items.length === 0 ? <p className="text-muted-foreground">Its items went to other sections.</p> : null}
          <ul className="divide-y rounded-lg border bg-card empty:hidden">
            {items.map((item) => (
              <Item key={item.id} item={item} />
            ))}
          </ul>
        </Section>
      ))}
      <p className="font-mono text-xs break-all text-muted-foreground">
        <span className="font-sans">SHA-256 of the text: </span>
        {digest}
      </p>
    </div>
  );
}

const looks: Readonly<Record<"added" | "removed" | "changed", { hue: MarkProps["hue"]; word: string }>> = {
  added: { hue: "good", word: "Added" },
  removed: { hue: "bad", word: "Removed" },
  changed: { hue: "info", word: "Changed" },
};

function Item({ item }: { item: ComparedItem }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-3 py-2 print:break-inside-avoid">
      <div className="flex min-w-0 flex-1 flex-col gap-1 max-sm:basis-full">
        {item.kind === "changed" ? (
          <del className="text-muted-foreground">
            <Words words={item.before} />
          </del>
        ) : null}
        {item.kind === "removed" ? (
          <del className="text-muted-foreground">
            <Words words={item.now} />
          </del>
        ) : (
          <Words words={item.now} />
        )}
      </div>
      {item.kind === "same" ? null : <Badge hue={looks[item.kind].hue}>{looks[item.kind].word}</Badge>}
    </li>
  );
}

function Words({ words: { text, priority, check } }: { words: ItemWords }) {
  return (
    <p className="text-pretty">
      <span className="mr-2 text-xs text-muted-foreground tabular-nums">{priority}</span>
      <Revealed isProse>{text}</Revealed>{" "}
      <span className="text-xs text-muted-foreground">
        <Revealed>{check}</Revealed>
      </span>
    </p>
  );
}
