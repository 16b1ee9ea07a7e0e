import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type DocFile, readDocFile } from "./read-doc-file";

const root = fileURLToPath(new URL("..", import.meta.url));

export const slugs = ["agent-identity", "ai-chat", "aios", "foundation", "task-service"] as const;

export type Slug = (typeof slugs)[number];

export type SampleMigration = { readonly version: string; readonly file: string; readonly sql: string };

export type SampleMember = {
  readonly handle: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly teams: readonly string[];
};

export type Sample = {
  readonly dialect: "sqlite" | "postgres";
  readonly layout: string;
  readonly migrations: readonly SampleMigration[];
  readonly teams: readonly string[];
  readonly members: readonly SampleMember[];
  readonly tableDocs: readonly DocFile[];
  readonly pages: readonly DocFile[];
};

type ProjectFile = { readonly dialect: Sample["dialect"]; readonly layout: string; readonly migrations: string };
type MembersFile = { readonly teams: readonly { readonly name: string }[]; readonly members: readonly SampleMember[] };
type Journal = { readonly entries: readonly { readonly tag: string }[] };

/** Everything a sample's folder holds, its migrations in the order they are applied. */
export function readSample(slug: Slug): Sample {
  const folder = path.join(root, slug);
  const project: ProjectFile = readJson(path.join(folder, "project.json"));
  const people: MembersFile = readJson(path.join(folder, "docs/members.json"));
  return {
    dialect: project.dialect,
    layout: project.layout,
    migrations: readMigrations(path.join(folder, project.migrations), project.layout),
    teams: people.teams.map((team) => team.name),
    members: people.members,
    tableDocs: readDocs(path.join(folder, "docs/tables")),
    pages: readDocs(path.join(folder, "docs/pages")),
  };
}

function readMigrations(folder: string, layout: string): SampleMigration[] {
  return filesInOrder(folder, layout).map((file) => ({
    version: file.slice(0, file.indexOf("_")),
    file,
    sql: readFileSync(path.join(folder, file), "utf8"),
  }));
}

function filesInOrder(folder: string, layout: string): string[] {
  if (layout !== "drizzle")
    return readdirSync(folder)
      .filter((file) => file.endsWith(".sql"))
      .sort();
  const journal: Journal = readJson(path.join(folder, "meta/_journal.json"));
  return journal.entries.map((entry) => `${entry.tag}.sql`);
}

function readDocs(folder: string): DocFile[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".md"));
  return files.map((file) => readDocFile(file.slice(0, -3), readFileSync(path.join(folder, file), "utf8")));
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, "utf8"));
}
