import { Archive, Database } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { choiceWords } from "@/lib/domain/import-inputs";
import { roleWords } from "@/lib/domain/members";
import { paths } from "@/lib/domain/paths";
import type { ProjectSummary } from "@/lib/domain/project-view";

export type ProjectListProps = {
  projects: readonly ProjectSummary[];
  /** The way to make one; null for those who may not. */
  create: ReactNode;
};

/** The viewer's projects, the archived ones apart. */
export function ProjectList({ projects, create }: ProjectListProps) {
  const archived = projects.filter((project) => project.isArchived);
  const live = projects.filter((project) => !project.isArchived);
  return (
    <>
      {live.length > 0 ? <Cards projects={live} /> : <NoProjects create={create} />}
      {archived.length > 0 ? (
        <Section id="archived" title="Archived" detail="They can be read, and restored in their settings.">
          <Cards projects={archived} />
        </Section>
      ) : null}
    </>
  );
}

function NoProjects({ create }: { create: ReactNode }) {
  return (
    <EmptyState icon={<Database aria-hidden />} title="No project yet" action={create}>
      A project documents one database: you give it the folder of migrations, for example{" "}
      <code>supabase/migrations</code>, and your team writes down why the schema is the way it is.
      {create ? null : " Ask an administrator to create one, or an admin of a project to invite you."}
    </EmptyState>
  );
}

function Cards({ projects }: { projects: readonly ProjectSummary[] }) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
      {projects.map((project) => (
        <ProjectCard key={project.id} project={project} />
      ))}
    </ul>
  );
}

function ProjectCard({ project }: { project: ProjectSummary }) {
  const facts = [wordsOf(project.dialect), wordsOf(project.layout), tablesInWords(project)].filter(Boolean);
  return (
    <li className="relative flex flex-col gap-2 rounded-lg border bg-card p-4 focus-within:border-primary hover:border-input">
      <div className="flex items-start justify-between gap-3">
        <h2 className="min-w-0 text-lg font-semibold break-words">
          <Link href={paths.project(project.slug)} className="after:absolute after:inset-0 after:rounded-lg">
            {project.name}
          </Link>
        </h2>
        {project.isArchived ? (
          <Badge icon={<Archive aria-hidden />}>Archived</Badge>
        ) : (
          <Badge>{project.role ? roleWords[project.role].name : "Administrator"}</Badge>
        )}
      </div>
      {project.description ? (
        <p className="line-clamp-2 text-sm text-pretty text-muted-foreground">{project.description}</p>
      ) : null}
      <p className="mt-auto text-xs text-muted-foreground">{facts.join(" · ")}</p>
    </li>
  );
}

function tablesInWords({ tables, headVersion }: ProjectSummary): string {
  if (headVersion === null) return "Nothing imported yet";
  return `${tables} ${tables === 1 ? "table" : "tables"} at ${headVersion}`;
}

function wordsOf(choice: string | null): string | null {
  return choice === null ? null : ((choiceWords as Readonly<Record<string, string>>)[choice] ?? choice);
}
