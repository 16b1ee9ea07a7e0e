import { FileText } from "lucide-react";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { EmptyState } from "@/components/ui/empty-state";
import type { PageTree as Tree } from "@/lib/domain/pages";
import { ArchivedPages } from "./archived-pages";
import { NewPage } from "./new-page";
import { PageTree } from "./page-tree";

/** All pages of the wiki. */
export function WikiHome({ slug, tree }: { slug: string; tree: Tree }) {
  const canWrite = tree.can.includes("page.write");
  return (
    <PageBody>
      <PageHeading
        title="Pages"
        lead="What belongs to no single table: how migrations are run, what is kept how long, what fails and how."
        actions={canWrite ? <NewPage slug={slug} /> : undefined}
      />
      {tree.pages.length === 0 ? (
        <EmptyState icon={<FileText aria-hidden />} title="No pages yet">
          A good first one is an overview of the database. It can begin with a template that lists its tables.
        </EmptyState>
      ) : (
        <div className="max-w-xl rounded-lg border bg-card p-2">
          <PageTree slug={slug} pages={tree.pages} canWrite={canWrite} />
        </div>
      )}
      <ArchivedPages slug={slug} pages={tree.archived} canWrite={canWrite} />
    </PageBody>
  );
}
