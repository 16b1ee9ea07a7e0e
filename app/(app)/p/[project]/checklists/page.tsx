import type { Metadata } from "next";
import { AttachChecklist } from "@/components/checklists/attach-checklist";
import { ChecklistList } from "@/components/checklists/checklist-list";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { ProjectName } from "@/components/frame/project-name";
import { StateLink } from "@/components/frame/state-link";
import { TopBar } from "@/components/frame/top-bar";
import { Button } from "@/components/ui/button";
import { paths } from "@/lib/domain/paths";
import { listChecklists } from "@/lib/server/checklists/list-checklists";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

export const metadata: Metadata = { title: "Checklists" };

export default async function ChecklistsPage({ params }: PageProps<"/p/[project]/checklists">) {
  const { project: slug } = await params;
  const list = await orNotFound(slug, listChecklists(await requirePageViewer(), slug));
  const canAdd = list.checklists.length > 0 && list.can.includes("checklist.manage");
  return (
    <>
      <TopBar
        breadcrumb={[{ label: <ProjectName slug={slug} />, href: paths.project(slug) }, { label: "Checklists" }]}
      />
      <PageBody>
        <PageHeading
          title="Checklists"
          lead="What must hold before production, evaluated as the schema and its docs stand now."
          actions={
            <>
              <Button asChild>
                <StateLink href={paths.assumptions(slug)}>Assumptions</StateLink>
              </Button>
              <Button asChild>
                <StateLink href={paths.waivers(slug)}>Waivers</StateLink>
              </Button>
              {canAdd ? <AttachChecklist slug={slug} /> : null}
            </>
          }
        />
        <ChecklistList slug={slug} list={list} />
      </PageBody>
    </>
  );
}
