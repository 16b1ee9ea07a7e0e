import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { AppError } from "@/lib/domain/errors";
import { listRoutes } from "@/scripts/architecture/list-doors";
import { getDb } from "../db";
import { chanceOf } from "../testing/walk/chance";
import { databaseState, databaseText } from "../testing/walk/database-state";
import { mutationsOfChecklists } from "../testing/walk/mutations-of-checklists";
import { mutationsOfDocs } from "../testing/walk/mutations-of-docs";
import { mutationsOfPeople } from "../testing/walk/mutations-of-people";
import { mutationsOfProjects } from "../testing/walk/mutations-of-projects";
import { mutationsOfSignatures } from "../testing/walk/mutations-of-signatures";
import { createWorld, type Mutation, somebody, type World } from "../testing/walk/world";
import { withTestDatabase } from "../testing/with-test-database";

withTestDatabase();

const mutations: Readonly<Record<string, Mutation>> = {
  ...mutationsOfPeople,
  ...mutationsOfProjects,
  ...mutationsOfDocs,
  ...mutationsOfChecklists,
  ...mutationsOfSignatures,
};
// Who is on which page just now: gone with them.
const PASSING = ["POST /api/v1/projects/[project]/live"];
const [SEED, ROUNDS] = [1, 6];

test("every action and every route that changes something is walked", () => {
  const folder = fileURLToPath(new URL("../../actions", import.meta.url));
  const sources = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), "utf8"));
  const actions = sources.flatMap((source) => source.match(/(?<=^export async function )\w+Action/gmu) ?? []);
  const routes = listRoutes().filter(
    (route) => !PASSING.includes(route) && !/^GET |\/api\/\[\.\.\.path\]$/u.test(route),
  );
  const walked = Object.keys(mutations).filter((name) => !name.startsWith("GET "));
  expect(walked.sort()).toEqual([...actions, ...routes].sort());
});

test("each mutation, sign-in, refusal and export leaves its one audit row, nothing else any, in a random walk", async () => {
  const world = await createWorld(chanceOf(SEED));
  const round = () => Array.from({ length: ROUNDS }, () => Object.keys(mutations)).flat();
  const steps = ["completeSetupAction", ...world.chance.shuffled(round())];
  const left: Record<string, number> = {};
  for (const name of steps) {
    await getDb().rateLimit.deleteMany();
    world.viewer = await somebody(world);
    const audits = await step(world, name);
    for (const action of audits) left[action] = (left[action] ?? 0) + 1;
  }
  const kept = await databaseText();
  expect(kept).toContain("$argon2id$");
  expect(kept).not.toMatch(/otters|strata_[\w-]{43}/u);
  // A walk that only met refusals would show nothing.
  expect(Object.keys(left).length).toBeGreaterThan(30);
});

async function step(world: World, name: string): Promise<readonly string[]> {
  const what = `${name} by ${world.viewer.name} (${world.viewer.via.kind})`;
  const act = await mutations[name]?.(world);
  const last = await getDb().auditEntry.findFirst({ orderBy: { id: "desc" }, select: { id: true } });
  const before = await databaseState();
  const expected = (await act?.().catch(afterRefusal)) ?? [];
  const rows = await getDb().auditEntry.findMany({ where: { id: { gt: last?.id ?? 0n } }, orderBy: { id: "asc" } });
  const actions = rows.map(({ action }) => action);
  expect(actions.toSorted(), what).toEqual(expected.toSorted());
  const isDone = actions.some((action) => !action.endsWith(".refused"));
  if (!isDone) expect((await databaseState()) === before, `${what}: nothing changed unrecorded`).toBe(true);
  for (const { actorId } of rows)
    expect([null, world.viewer.userId, world.project.people.editor.id], what).toContain(actorId);
  return actions;
}

/** What a refusal must leave: one row where somebody may not, none where there is nothing or it does not fit. */
function afterRefusal(thrown: unknown): readonly string[] {
  if (!(thrown instanceof AppError)) throw thrown;
  if (thrown.code === "unauthenticated") return ["session.refused"];
  return thrown.code === "forbidden" ? ["access.refused"] : [];
}
