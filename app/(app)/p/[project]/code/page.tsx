import type { Metadata } from "next";
import { CodePageView } from "@/components/code-page/code-page-view";
import { TopBar } from "@/components/frame/top-bar";
import { paths } from "@/lib/domain/paths";
import { getProjectCode } from "@/lib/server/code/get-project-code";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { requirePageViewer } from "@/lib/server/session/get-viewer";
import { readProject } from "../read-project";

export const metadata: Metadata = { title: "Code" };

export default async function CodePage({ params }: PageProps<"/p/[project]/code">) {
  const { project: slug } = await params;
  const viewer = await requirePageViewer();
  const [project, code] = await orNotFound(slug, Promise.all([readProject(slug), getProjectCode(viewer, slug)]));
  return (
    <>
      <TopBar breadcrumb={[{ label: project.name, href: paths.project(slug) }, { label: "Code" }]} />
      <CodePageView slug={slug} code={code} />
    </>
  );
}
