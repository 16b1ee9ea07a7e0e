import type { Metadata } from "next";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { TopBar } from "@/components/frame/top-bar";
import { NewTokenForm } from "@/components/tokens/new-token-form";
import { TokenTable } from "@/components/tokens/token-table";
import { Section } from "@/components/ui/section";
import { paths } from "@/lib/domain/paths";
import { listProjects } from "@/lib/server/projects/list-projects";
import { requirePageViewer } from "@/lib/server/session/get-viewer";
import { listTokens } from "@/lib/server/tokens/list-tokens";

export const metadata: Metadata = { title: "Tokens" };

export default async function TokensPage() {
  const viewer = await requirePageViewer();
  const [tokens, projects] = await Promise.all([listTokens(viewer), listProjects(viewer)]);
  const choices = projects.filter((project) => !project.isArchived).map(({ slug, name }) => ({ slug, name }));
  return (
    <>
      <TopBar breadcrumb={[{ label: "Account", href: paths.account() }, { label: "Tokens" }]} />
      <PageBody>
        <PageHeading
          title="Tokens"
          lead="For the strata command, CI and other programs. A token acts as you, within its scopes; it cannot verify, approve or sign."
        />
        <TokenTable tokens={tokens} />
        <Section id="new" title="Make a token">
          <NewTokenForm projects={choices} />
        </Section>
      </PageBody>
    </>
  );
}
