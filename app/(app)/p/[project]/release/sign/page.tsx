import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { ProjectName } from "@/components/frame/project-name";
import { TopBar } from "@/components/frame/top-bar";
import { SigningPanel } from "@/components/sign-off/signing-panel";
import { paths } from "@/lib/domain/paths";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { requirePageViewer } from "@/lib/server/session/get-viewer";
import { getSigning } from "@/lib/server/signatures/get-signing";
import { readProject } from "../../read-project";

export const metadata: Metadata = { title: "Sign" };

export default async function SigningPage({ params }: PageProps<"/p/[project]/release/sign">) {
  const { project: slug } = await params;
  const viewer = await requirePageViewer();
  const { can } = await readProject(slug);
  if (!can.includes("release.sign")) notFound();
  const signing = await orNotFound(slug, getSigning(viewer, slug));
  const breadcrumb = [
    { label: <ProjectName slug={slug} />, href: paths.project(slug) },
    { label: "Release", href: paths.release(slug) },
    { label: "Sign" },
  ];
  return (
    <>
      <TopBar breadcrumb={breadcrumb} />
      <PageBody>
        <PageHeading
          title="Sign"
          lead="Your name, for the schema, docs and checklists exactly as they stand on this page."
        />
        <SigningPanel slug={slug} signing={signing} />
      </PageBody>
    </>
  );
}
