import type { Metadata } from "next";
import { AuditLogLink } from "@/components/administration/audit-log-link";
import { CreateSetting } from "@/components/administration/create-setting";
import { PeopleTable } from "@/components/administration/people-table";
import { PageBody } from "@/components/frame/page-body";
import { PageHeading } from "@/components/frame/page-heading";
import { TopBar } from "@/components/frame/top-bar";
import { Section } from "@/components/ui/section";
import { getInstance } from "@/lib/server/administration/get-instance";
import { orNotFound } from "@/lib/server/http/or-not-found";
import { requirePageViewer } from "@/lib/server/session/get-viewer";

export const metadata: Metadata = { title: "Administration" };

export default async function AdministrationPage() {
  const instance = await orNotFound("", getInstance(await requirePageViewer()));
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
        <Section id="people" title="People" detail={String(instance.people.length)}>
          <PeopleTable people={instance.people} />
        </Section>
      </PageBody>
    </>
  );
}
