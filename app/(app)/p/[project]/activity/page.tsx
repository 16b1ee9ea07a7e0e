import type { Metadata } from "next";
import { ActivityView } from "@/components/activity/activity-view";
import { AuditCheck } from "@/components/activity/audit-check";
import { CheckpointLine } from "@/components/activity/checkpoint-line";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { ProjectName } from "@/components/frame/project-name";
import { TopBar } from "@/components/frame/top-bar";
import { paths } from "@/lib/domain/paths";
import { searchOf } from "@/lib/domain/search-params";
import { listActivity } from "@/lib/server/activity/list-activity";
import { getCheckpointState } from "@/lib/server/checkpoints/get-checkpoint-state";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

export const metadata: Metadata = { title: "Activity" };

export default async function ActivityPage({ params, searchParams }: PageProps<"/p/[project]/activity">) {
  const { project: slug } = await params;
  const { before } = searchOf(await searchParams);
  const input = { slug, ...(before ? { before } : {}) };
  const viewer = await requirePageViewer();
  const activity = await orNotFound(slug, listActivity(viewer, input));
  const checkpoints = await getCheckpointState(viewer, slug);
  const { nextBefore } = activity;
  const olderHref = nextBefore ? `${paths.activity(slug)}?before=${encodeURIComponent(nextBefore)}` : null;
  return (
    <>
      <TopBar breadcrumb={[{ label: <ProjectName slug={slug} />, href: paths.project(slug) }, { label: "Activity" }]} />
      <PageBody>
        <PageHeading
          title="Activity"
          lead="Who did what, and at which migration."
          actions={<AuditCheck slug={slug} />}
        />
        <CheckpointLine state={checkpoints} />
        <ActivityView activity={activity} olderHref={olderHref} />
      </PageBody>
    </>
  );
}
