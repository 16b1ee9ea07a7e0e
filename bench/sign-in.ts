/**
 * Whether the time of a refused sign-in says who has an account: 500 times in turn a wrong password for somebody who has one, an address
 * nobody has, a closed account and one without a password. The medians may differ by 5 ms at most.
 *
 *   npm run bench -- sign-in [ROUNDS]
 */
import { AppError } from "@/lib/domain/errors";
import { getDb } from "@/lib/server/db";
import { signInWithPassword } from "@/lib/server/session/sign-in-with-password";
import { createPerson } from "@/lib/server/testing/create-person";
import { withBenchDatabase } from "./support/bench-database";
import { median } from "./support/median";

const ROUNDS = Number(process.argv[2] ?? 500);
const GOAL_MS = 5;

await withBenchDatabase(async () => {
  const password = "nine quiet otters";
  const [known, closed, without] = [
    await createPerson({ password }),
    await createPerson({ password }),
    await createPerson(),
  ];
  await getDb().user.update({ where: { id: closed.id }, data: { closedAt: new Date() }, select: { id: true } });
  const addresses = {
    known: known.email,
    unknown: "nobody@example.com",
    closed: closed.email,
    "without a password": without.email,
  };
  const times = new Map(Object.keys(addresses).map((name) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++) {
    await getDb().rateLimit.deleteMany();
    for (const [name, email] of Object.entries(addresses)) times.get(name)?.push(await refusalOf(email));
  }
  const medians = new Map([...times].map(([name, each]) => [name, median(each)]));
  const apart = Math.max(...medians.values()) - Math.min(...medians.values());
  const told = [...medians].map(([name, ms]) => `${name} ${ms.toFixed(1)} ms`).join(", ");
  process.stdout.write(`${ROUNDS} rounds: ${told}; apart ${apart.toFixed(1)} ms of ${GOAL_MS}\n`);
  if (apart >= GOAL_MS) process.exitCode = 1;
});

async function refusalOf(email: string): Promise<number> {
  const began = performance.now();
  const thrown = await signInWithPassword({ email, password: "not the right one" }, "192.0.2.1").catch(
    (error) => error,
  );
  const took = performance.now() - began;
  if (!(thrown instanceof AppError) || thrown.code !== "unauthenticated") throw thrown;
  return took;
}
