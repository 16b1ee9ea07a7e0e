import type { Metadata } from "next";
import { LivePage } from "@/components/frame/live-page";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { ProjectName } from "@/components/frame/project-name";
import { TopBar } from "@/components/frame/top-bar";
import { ReviewQueueView } from "@/components/review-queue/review-queue-view";
import { paths } from "@/lib/domain/paths";
import { readSearch } from "@/lib/domain/read-search";
import { reviewSearch } from "@/lib/domain/review-search";
import { searchOf } from "@/lib/domain/search-params";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { getLiveCursor } from "@/lib/server/live/read-news";
import { listQueue } from "@/lib/server/reviews/list-queue";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

export const metadata: Metadata = { title: "Review" };

export default async function ReviewPage({ params, searchParams }: PageProps<"/p/[project]/review">) {
  const { project: slug } = await params;
  const search = readSearch(reviewSearch, searchOf(await searchParams));
  const viewer = await requirePageViewer();
  const since = await orNotFound(slug, getLiveCursor(viewer, slug));
  const queue = await orNotFound(slug, listQueue(viewer, { slug, search }));
  return (
    <>
      <TopBar
        breadcrumb={[{ label: <ProjectName slug={slug} />, href: paths.project(slug) }, { label: "Review" }]}
        people={<LivePage slug={slug} place={queue.projectId} since={since} />}
      />
      <PageBody>
        <PageHeading
          title="Review"
          lead="Tables whose review was requested, the longest first, and verified ones that moved on since."
        />
        <ReviewQueueView slug={slug} queue={queue} search={search} />
      </PageBody>
    </>
  );
}
