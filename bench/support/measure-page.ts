import { signIn, startBenchWeb } from "./bench-web";
import { measure } from "./measure";

const WARMS_UP = 200;

/** How long a web process that has been at work for a while takes to answer with a whole page, over HTTP. */
export async function measurePage(name: string, goalMs: number, userId: string, path: string): Promise<void> {
  const web = await startBenchWeb();
  try {
    const headers = await signIn(userId);
    const visit = async () => {
      const answer = await fetch(web.address + path, { headers });
      const page = await answer.text();
      if (!answer.ok) throw new Error(`A page was refused: ${answer.status} ${page.slice(0, 200)}`);
    };
    for (let round = 0; round < WARMS_UP; round++) await visit();
    await measure(name, goalMs, visit);
  } finally {
    await web.end();
  }
}
