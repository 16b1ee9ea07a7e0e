import { DocField } from "@/components/docs/doc-field";
import { EditKey } from "@/components/docs/edit-key";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { Markdown } from "@/components/markdown/markdown";
import { Time } from "@/components/ui/time";
import { docFields } from "@/lib/domain/doc-fields";
import type { PageView, PageTree as Tree } from "@/lib/domain/pages";
import { ArchivedNote } from "./archived-note";
import { NewPage } from "./new-page";
import { PageTree } from "./page-tree";

/** A free page of the wiki, written where it is read, beside the tree of pages. */
export function WikiPageView({ slug, page, tree }: { slug: string; page: PageView; tree: Tree }) {
  const [field] = docFields.page;
  const { body } = page;
  const canManage = page.can.includes("page.write");
  const canWrite = canManage && !page.isArchived;
  return (
    <PageBody
      asideLabel="Pages"
      aside={<PageTree slug={slug} pages={tree.pages} current={page.slug} canWrite={canManage} />}
    >
      {canWrite ? <EditKey /> : null}
      {page.isArchived ? <ArchivedNote slug={slug} pageId={canManage ? page.id : null} /> : null}
      <PageHeading
        title={page.title}
        lead={
          body.by && body.at ? (
            <>
              {body.by}, <Time at={body.at} day />
              {body.version ? (
                <>
                  , written at <span className="font-mono text-xs">{body.version}</span>
                </>
              ) : null}
            </>
          ) : undefined
        }
        actions={canWrite ? <NewPage slug={slug} parent={page} /> : undefined}
      />
      {field ? (
        <DocField
          slug={slug}
          doc={body}
          target={{ pageId: page.id }}
          label={field.label}
          of={page.title}
          prompt="Write in Markdown. Tables, task lists, code and Mermaid are read."
          variant="block"
          canWrite={canWrite}
        >
          {body.text === "" ? null : <Markdown text={body.text} headingLevel={2} />}
        </DocField>
      ) : null}
    </PageBody>
  );
}
