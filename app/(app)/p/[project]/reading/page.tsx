import type { Metadata } from "next";
import { AsOfBand } from "@/components/frame/as-of-band";
import { TopBar } from "@/components/frame/top-bar";
import { ReadingView } from "@/components/reading/reading-view";
import { paths } from "@/lib/domain/paths";
import { searchOf } from "@/lib/domain/search-params";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { getReading } from "@/lib/server/reading/get-reading";
import { requirePageViewer } from "@/lib/server/session/get-viewer";
import { readProject } from "../read-project";

export const metadata: Metadata = { title: "How the migrations were read" };

export default async function ReadingPage({ params, searchParams }: PageProps<"/p/[project]/reading">) {
  const { project: slug } = await params;
  const { asOf } = searchOf(await searchParams);
  const viewer = await requirePageViewer();
  const reading = getReading(viewer, { slug, ...(asOf ? { asOf } : {}) });
  const [project, read] = await orNotFound(slug, Promise.all([readProject(slug), reading]));
  const migrations = { label: "Migrations", href: paths.migrations(slug) };
  return (
    <>
      <TopBar breadcrumb={[{ label: project.name, href: paths.project(slug) }, migrations, { label: "Reading" }]} />
      {read.asOf.isHead ? null : <AsOfBand version={read.asOf.version ?? ""} headHref={paths.reading(slug)} />}
      <ReadingView slug={slug} reading={read} />
    </>
  );
}
