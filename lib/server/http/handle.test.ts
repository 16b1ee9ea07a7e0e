import { beforeAll, expect, test, vi } from "vitest";
import { openSession } from "../session/open-session";
import { sealSessionId, sessionCookieName } from "../session/session-cookie";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { withTestDatabase } from "../testing/with-test-database";
import { handle } from "./handle";
import { publicOrigin } from "./refuse-foreign-origin";

withTestDatabase();

let project: TestProject;
let cookie: string;

beforeAll(async () => {
  vi.stubEnv("NEXTAUTH_SECRET", "k3J9-vQ2m_Xw7Zr1Tn5Yb8Lc4Hd6Gf0Sp");
  project = await createProjectWith();
  cookie = `${sessionCookieName()}=${await sealSessionId(await openSession(project.people.editor.id))}`;
});

const whoAsks = handle(async (viewer) => Response.json({ id: viewer.userId }));

async function ask(method: string, person?: string): Promise<number> {
  const headers = { cookie, origin: publicOrigin(), ...(person === undefined ? {} : { "Strata-Person": person }) };
  const request = new Request(`${publicOrigin()}/api/v1/anything`, { method, headers });
  return (await whoAsks(request, { params: Promise.resolve({}) })).status;
}

test("a page of somebody who is not signed in any more is refused whatever it asks; programs are not asked", async () => {
  const { editor, reviewer } = project.people;
  for (const method of ["GET", "POST", "PUT", "PATCH"])
    expect([method, await ask(method, editor.id), await ask(method, reviewer.id), await ask(method)]).toEqual([
      method,
      200,
      401,
      200,
    ]);
});
