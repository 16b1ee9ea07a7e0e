import { signIn, startBenchWeb } from "./bench-web";
import { measure } from "./measure";
import { readStat } from "./processor-time";

const WARMS_UP = 200;
const ROUNDS = 100;

/**
 * How long a web process that has been at work for a while takes to answer with a whole page, over HTTP; then what the page weighs, and
 * the processor's time it took in that process, which alone says much on a busy machine. For Linux.
 */
export async function measurePage(name: string, goalMs: number, userId: string, path: string): Promise<void> {
  const web = await startBenchWeb();
  try {
    const headers = await signIn(userId);
    const visit = async () => {
      const answer = await fetch(web.address + path, { headers });
      const page = await answer.text();
      if (!answer.ok) throw new Error(`A page was refused: ${answer.status} ${page.slice(0, 200)}`);
      return page.length;
    };
    for (let round = 0; round < WARMS_UP; round++) await visit();
    await measure(name, goalMs, visit, ROUNDS);
    const before = await readStat(web.pid);
    let characters = 0;
    for (let round = 0; round < ROUNDS; round++) characters = await visit();
    const processorMs = ((await readStat(web.pid)).own - before.own) / ROUNDS;
    process.stdout.write(`  ${(characters / 1_000).toFixed(0)} kB, processor: ${processorMs.toFixed(0)} ms a page\n`);
  } finally {
    await web.end();
  }
}
