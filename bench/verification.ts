// node --conditions=react-server --import tsx bench/verification.ts [ROUNDS]
// A verification against an edit or an import, so many times, both held at the project's lock and let go in either order: never of
// what the reviewer did not see.
import { getDb } from "@/lib/server/db";
import { layPeople, raceVerification } from "@/lib/server/reviews/testing/race-verification";
import { createProjectWith } from "@/lib/server/testing/create-project-with";
import { withBenchDatabase } from "./support/bench-database";

const ROUNDS = Number(process.argv[2] ?? 500);

await withBenchDatabase(async () => {
  const project = await createProjectWith({ dialect: "postgres" });
  const objectId = await layPeople(project);
  const counts = { verified: 0, refused: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const rival = round % 2 ? "import" : "edit";
    counts[await raceVerification({ project, objectId, round, rival })] += 1;
  }
  const events = await getDb().reviewEvent.count({ where: { objectId, after: "verified" } });
  process.stdout.write(
    `${ROUNDS} rounds: ${counts.verified} verified as seen (${events} events), ${counts.refused} refused\n`,
  );
});
