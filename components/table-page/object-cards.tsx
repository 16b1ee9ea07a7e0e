import type { ReactNode } from "react";
import { Freshness } from "@/components/docs/freshness";
import { ObjectFields } from "@/components/docs/object-fields";
import { CopyButton } from "@/components/ui/copy-button";
import { Identifier } from "@/components/ui/identifier";
import { Revealed } from "@/components/ui/revealed";
import type { Documented, TablePage } from "@/lib/domain/catalog-view";
import type { TemplateKind } from "@/lib/domain/template";
import { ComesFrom, DeclaredIn } from "./comes-from";

type ObjectCardProps = {
  slug: string;
  kind: TemplateKind;
  object: Documented;
  page: TablePage;
  canWrite: boolean;
  /** Short facts beside the name. */
  facts: ReactNode;
  children?: ReactNode;
};

/** An index, constraint, policy or trigger: its name and facts, its definition, and why it is there. */
export function ObjectCard({ slug, kind, object, page, canWrite, facts, children }: ObjectCardProps) {
  return (
    <li id={`${kind}-${object.name}`} className="flex scroll-mt-20 flex-col gap-1.5 p-3 target:bg-primary-soft">
      <div className="group flex flex-wrap items-center gap-x-2 gap-y-1">
        <h3 className="min-w-0 font-mono text-sm font-medium">
          <Identifier>{object.name}</Identifier>
        </h3>
        <span className="flex flex-wrap items-center gap-x-2 text-xs text-muted-foreground">{facts}</span>
        <CopyButton text={object.name} label={`Copy ${object.name}`} onHover />
        <span className="ml-auto flex flex-wrap items-center justify-end gap-x-3">
          <DeclaredIn object={object} page={page} />
          <ComesFrom slug={slug} object={object} page={page} />
        </span>
      </div>
      <Freshness
        slug={slug}
        kind={kind}
        object={object}
        besideTable={page.table.concerns}
        canWrite={canWrite}
        shown={Object.keys(object.docs)}
      />
      {children}
      <ObjectFields slug={slug} sections={page.template.sections[kind]} object={object} canWrite={canWrite} />
    </li>
  );
}

/** The list such cards stand in. */
export function ObjectCards({ children }: { children: ReactNode }) {
  return <ul className="divide-y rounded-lg border bg-card">{children}</ul>;
}

/** A definition, as SQL on its own line. */
export function Definition({ children }: { children: string }) {
  return (
    <code className="block font-mono text-xs break-words whitespace-pre-wrap text-muted-foreground">
      <Revealed>{children}</Revealed>
    </code>
  );
}
