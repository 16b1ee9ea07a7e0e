import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { assumptionRule } from "@/lib/domain/assumptions";
import { dialectChoices, layoutChoices } from "@/lib/domain/import-inputs";
import { roles } from "@/lib/domain/permissions";
import type { SourceFile } from "@/migrations-import/index";
import { type DocFile, readDocFile } from "./read-doc-file";

const projectFile = z.object({
  name: z.string(),
  slug: z.string(),
  description: z.string(),
  dialect: z.enum(dialectChoices),
  layout: z.enum(layoutChoices),
  migrations: z.string(),
  /** Files that declare the schema in code, beside the migrations. */
  code: z.array(z.string()).default([]),
  /** What belongs together, in this order, by the names of the tables at head. */
  domains: z.array(z.object({ name: z.string(), tables: z.array(z.string()) })).default([]),
  /** What no foreign key states, by the names at head: `table.column`, or `column = value` of the pointing table. */
  relationships: z
    .array(z.object({ from: z.string(), to: z.string(), where: z.string().optional(), rationale: z.string() }))
    .default([]),
  /** What the team takes for granted, by the API's words, with the reason for each exception by its name at head. */
  assumptions: z
    .array(z.object({ text: z.string(), rule: assumptionRule, except: z.record(z.string(), z.string()).default({}) }))
    .default([]),
  /** The checklist that ships, attached at a migration: its head, and who ticked what with what to show for it. */
  checklist: z
    .object({
      at: z.string(),
      owner: z.string(),
      estimatedMinutes: z.number(),
      spentMinutes: z.number(),
      dueOn: z.string(),
      ticks: z.array(
        z.object({
          item: z.string(),
          table: z.string().optional(),
          at: z.string(),
          by: z.string(),
          note: z.string().optional(),
          page: z.string().optional(),
        }),
      ),
      /** Which blockers need not hold for how many days from now: asked for, and approved where that is said. */
      waivers: z.array(
        z.object({
          item: z.string(),
          table: z.string().optional(),
          by: z.string(),
          reason: z.string(),
          days: z.number(),
          approvedBy: z.string().optional(),
        }),
      ),
    })
    .optional(),
});

const membersFile = z.object({
  teams: z.array(z.object({ name: z.string() })),
  members: z.array(
    z.object({
      handle: z.string(),
      name: z.string(),
      email: z.email(),
      role: z.enum(roles),
      teams: z.array(z.string()),
    }),
  ),
});

export type SampleMember = z.infer<typeof membersFile>["members"][number];

/** Everything in one folder of `examples/`. Docs are by the name of their file, without `.md`. */
export type Sample = z.infer<typeof projectFile> &
  z.infer<typeof membersFile> & {
    readonly files: readonly SourceFile[];
    readonly tableDocs: ReadonlyMap<string, DocFile>;
    readonly pages: ReadonlyMap<string, DocFile>;
  };

/** Reads the sample projects below a folder, by the names of their folders. */
export async function readSamples(root: string): Promise<readonly Sample[]> {
  const folders = await readdir(root, { withFileTypes: true });
  const names = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const projects = await Promise.all(
    names.map(async (name) => ({ name, files: await readdir(path.join(root, name)) })),
  );
  const samples = projects.filter(({ files }) => files.includes("project.json")).map(({ name }) => name);
  return Promise.all(samples.sort().map((name) => readSample(path.join(root, name))));
}

async function readSample(folder: string): Promise<Sample> {
  const project = projectFile.parse(await readJson(path.join(folder, "project.json")));
  return {
    ...project,
    ...membersFile.parse(await readJson(path.join(folder, "docs/members.json"))),
    files: [
      ...(await readFiles(path.join(folder, project.migrations))),
      ...(await Promise.all(project.code.map((file) => readFileOf(folder, file)))),
    ],
    tableDocs: await readDocs(path.join(folder, "docs/tables")),
    pages: await readDocs(path.join(folder, "docs/pages")),
  };
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, "utf8"));
}

async function readFiles(folder: string): Promise<readonly SourceFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return Promise.all(
    files.sort().map(async (file) => ({
      path: path.relative(folder, file).split(path.sep).join("/"),
      bytes: new Uint8Array(await readFile(file)),
    })),
  );
}

/** A file by its path in the folder of the sample. */
async function readFileOf(folder: string, file: string): Promise<SourceFile> {
  return { path: file, bytes: new Uint8Array(await readFile(path.join(folder, file))) };
}

async function readDocs(folder: string): Promise<ReadonlyMap<string, DocFile>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".md")).sort();
  const docs = names.map(async (name) => {
    const text = await readFile(path.join(folder, name), "utf8");
    return [name.slice(0, -".md".length), readDocFile(text)] as const;
  });
  return new Map(await Promise.all(docs));
}
