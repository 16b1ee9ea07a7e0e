import type { Metadata } from "next";
import { AuditLogLink } from "@/components/administration/audit-log-link";
import { CreateSetting } from "@/components/administration/create-setting";
import { PeopleSection } from "@/components/administration/people-section";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { TopBar } from "@/components/frame/top-bar";
import { Section } from "@/components/ui/section";
import { peopleSearch } from "@/lib/domain/accounts";
import { readSearch } from "@/lib/domain/read-search";
import { searchOf } from "@/lib/domain/search-params";
import { getInstance } from "@/lib/server/administration/get-instance";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

export const metadata: Metadata = { title: "Administration" };

export default async function AdministrationPage({ searchParams }: PageProps<"/administration">) {
  const search = readSearch(peopleSearch, searchOf(await searchParams));
  const instance = await orNotFound("", getInstance(await requirePageViewer(), search));
  return (
    <>
      <TopBar breadcrumb={[{ label: "Administration" }]} />
      <PageBody>
        <PageHeading title="Administration" lead="What holds for every project of this instance." />
        <Section id="projects" title="Projects">
          <CreateSetting anyoneMayCreateProject={instance.anyoneMayCreateProject} />
        </Section>
        <Section id="audit" title="Audit log">
          <AuditLogLink />
        </Section>
        <PeopleSection instance={instance} search={search} />
      </PageBody>
    </>
  );
}
