import type { Metadata } from "next";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { ProjectName } from "@/components/frame/project-name";
import { TopBar } from "@/components/frame/top-bar";
import { ReleaseView } from "@/components/release/release-view";
import { Link } from "@/components/ui/link";
import { paths } from "@/lib/domain/paths";
import { searchOf } from "@/lib/domain/search-params";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { getReadiness } from "@/lib/server/readiness/get-readiness";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

export const metadata: Metadata = { title: "Release" };

/** How many blockers of one owner the page lists; the rest is a link away. */
const OF_OWNER = 20;

export default async function ReleasePage({ params, searchParams }: PageProps<"/p/[project]/release">) {
  const { project: slug } = await params;
  const { asOf } = searchOf(await searchParams);
  const readiness = await orNotFound(slug, getReadiness(await requirePageViewer(), slug, { ofOwner: OF_OWNER }));
  return (
    <>
      <TopBar breadcrumb={[{ label: <ProjectName slug={slug} />, href: paths.project(slug) }, { label: "Release" }]} />
      <PageBody>
        <PageHeading
          title="Release"
          lead="Whether this may go to production, evaluated as schema, docs and checklists stand now."
        />
        {asOf ? (
          <p role="status" className="rounded-lg border border-plum/30 bg-plum-soft px-4 py-2 text-sm">
            This is head, not <span className="font-mono wrap-anywhere">{asOf}</span>: what may go to production is what
            stands now.{" "}
            <Link href={paths.release(slug)} className="rounded-sm font-medium text-plum hover:underline">
              Back to head
            </Link>
          </p>
        ) : null}
        <ReleaseView slug={slug} readiness={readiness} />
      </PageBody>
    </>
  );
}
