import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { checklistInput } from "@/lib/domain/checklist-inputs";
import type { Viewer } from "@/lib/domain/viewer";
import { changeChecklists } from "@/lib/server/checklists/change-checklists";
import { getDb } from "@/lib/server/db";
import { saveDoc } from "@/lib/server/docs/save-doc";
import { changeSignatures } from "@/lib/server/signatures/change-signatures";
import { getSigning } from "@/lib/server/signatures/get-signing";
import { createPerson } from "@/lib/server/testing/create-person";
import { createProjectWith, type TestProject } from "@/lib/server/testing/create-project-with";
import { signedIn, testPassword } from "@/lib/server/testing/signed-in";
import { withTestDatabase } from "@/lib/server/testing/with-test-database";
import { createToken } from "@/lib/server/tokens/create-token";
import { type Ended, runHere } from "./testing/run-here";
import { type ServedStrata, serveStrata } from "./testing/serve-strata";
import { writeFolder } from "./testing/write-folder";

withTestDatabase();

let served: ServedStrata;
let folder: string;
beforeAll(async () => {
  served = await serveStrata();
  folder = await mkdtemp(path.join(os.tmpdir(), "strata-pipeline-"));
  vi.stubEnv("STRATA_URL", served.origin);
});
afterAll(async () => {
  await served.stop();
  await rm(folder, { recursive: true });
});

/** What a pipeline with these steps comes to: as a shell under `set -e`, it stops at the first that fails. */
async function pipeline(...steps: readonly (() => Promise<Ended> | string)[]) {
  for (const step of steps) {
    const ended = await step();
    if (typeof ended === "string") return { deployed: ended, stoppedBy: null };
    if (ended.status !== 0) return { deployed: null, stoppedBy: ended };
  }
  throw new Error("A pipeline ends with a deployment.");
}

const checklist = {
  title: "Before production",
  sections: [
    {
      id: "all",
      title: "All",
      each: "table",
      items: [
        {
          ...{ id: "purpose", text: "It says what it is for.", priority: "P0", owner: null },
          check: { kind: "text", field: "purpose" },
        },
      ],
    },
  ],
};

async function describeTable({ id: projectId, slug, viewers }: TestProject, name: string) {
  const where = { projectId, kind: "table", name, toPosition: null };
  const { objectId } = await getDb().objectVersion.findFirstOrThrow({ where, select: { objectId: true } });
  await saveDoc(viewers.editor, { slug, objectId, field: "purpose", base: 0, text: "What we sell." });
}

async function sign(viewer: Viewer, slug: string) {
  const { key } = await getSigning(viewer, slug);
  const meaning = "Approved for production";
  await changeSignatures(viewer, { slug, kind: "sign", key, meaning, password: testPassword });
}

test("a pipeline stops until its change is documented and owned, the rest is written, and two have signed what stands", async () => {
  const project = await createProjectWith({ dialect: "postgres" });
  const { slug, viewers, people } = project;
  await changeChecklists(viewers.admin, { slug, ...checklistInput.parse({ kind: "attach", template: checklist }) });
  const other = await createPerson();
  await getDb().member.create({ data: { projectId: project.id, userId: other.id, role: "reviewer" } });
  const signers = await Promise.all([people.reviewer, other].map(signedIn));
  const token = async (scope: "read" | "import") =>
    (await createToken(viewers.editor, { name: scope, scopes: [scope], project: slug, days: 30 })).secret;
  const [read, write] = [await token("read"), await token("import")];
  const asking = ["--project", slug, "--dialect", "postgres"];
  const review = (dir: string) => () => runHere("check", dir, ...asking, "--token", read, "--only-changes");
  const push = (dir: string) => () => runHere("push", dir, ...asking, "--token", write);
  const gate = () => runHere("check", "--project", slug, "--token", read);
  const merge = (dir: string) => pipeline(review(dir), push(dir), gate, () => "deployed");
  const said = (ended: Ended | null) => ended?.stdout ?? "";

  const bare = await writeFolder(folder, { "0001_goods.sql": "CREATE TABLE goods (id int);\n" });
  expect(said((await merge(bare)).stoppedBy)).toContain("0001_goods.sql:1  table public.goods  purpose (added)");
  expect(await getDb().migration.count({ where: { projectId: project.id } })).toBe(0);

  const goods = {
    "0001_goods.sql": `-- What we sell.\n-- Owner: ${people.editor.name}\nCREATE TABLE goods (\n  id int -- Counted.\n);\n`,
  };
  expect(said((await merge(await writeFolder(folder, goods))).stoppedBy)).toContain("1 blocker is open.");
  await describeTable(project, "goods");
  const unsigned = await pipeline(gate, () => "deployed");
  expect(said(unsigned.stoppedBy)).toContain("Two signatures by reviewers are missing.");
  for (const signer of signers) await sign(signer, slug);
  expect(await pipeline(gate, () => "deployed")).toEqual({ deployed: "deployed", stoppedBy: null });

  const more = await writeFolder(folder, {
    ...goods,
    "0002_price.sql": "-- In cents.\nALTER TABLE goods ADD COLUMN price int;\n",
  });
  const foretold = await review(more)();
  expect(foretold.status).toBe(0);
  expect(foretold.stdout).toMatch(
    /Signatures that would be dismissed\n.*Approved for production.*goods\.price added.*0002_price\.sql:2/u,
  );
  const { stoppedBy } = await merge(more);
  expect(said(stoppedBy)).toMatch(/Signatures that stand no more\n.*dismissed: column goods\.price added/u);
});
