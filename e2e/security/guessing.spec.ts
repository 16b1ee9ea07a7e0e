import { getDb } from "@/lib/server/db";
import { createSigner, PASSWORD } from "../support/people";
import { type SecondServer, startInVain, startSecondServer } from "../support/second-server";
import { type Answer, send } from "../support/send";
import { callAction, findAction, formOf, outcomeOf } from "../support/surface";
import { expect, test } from "../support/test";

type Headers = Readonly<Record<string, string>>;

// Behind one proxy that appends to X-Forwarded-For, so that a test can be at any address.
const behindProxy = { TRUSTED_PROXY_HOPS: "1", LOG_LEVEL: "trace" };

test("guesses are counted across processes and restarts, however they are dressed, and lock nobody else out", async () => {
  const { email } = await createSigner();
  const own = await startSecondServer(behindProxy);
  const known = cookieIn(await signIn(own, email, PASSWORD, { "X-Forwarded-For": "198.51.100.1" }), "strata.known");
  const guesser = (index: number) => ({ "X-Forwarded-For": `10.0.0.${index}, 203.0.113.7:${50_000 + index}` });
  const dressed = [email, email.toUpperCase(), ` ${email} `, email.replace("e", "ｅ")];
  for (const [index, each] of dressed.entries())
    expect(outcomeOf(await signIn(own, each, "guess guess guess", guesser(index)))).toBe("unauthenticated");
  await own.end("SIGKILL");

  const [one, two] = await Promise.all([startSecondServer(behindProxy), startSecondServer(behindProxy)]);
  for (const [index, each] of dressed.entries()) {
    const answer = await post(index % 2 ? one : two, each, "guess guess guess", guesser(index + 4));
    expect(answer.status).toBe(401);
  }
  for (const server of [one, two]) {
    expect(outcomeOf(await signIn(server, email, PASSWORD, guesser(9)))).toBe("too_many");
    for (const path of ["", "/", "?x=1", "?callbackUrl=%2F"]) {
      const answer = await post(server, email, PASSWORD, guesser(9), path);
      const moved = answer.status === 308;
      expect(moved || answer.status === 429, `${path} ${answer.status}`).toBe(true);
      if (!moved) expect(Number(answer.headers["retry-after"])).toBeGreaterThan(60);
    }
  }
  expect(outcomeOf(await signIn(one, email, PASSWORD, { "X-Forwarded-For": "198.51.100.2" }))).toBe("done");
  expect(outcomeOf(await signIn(two, email, PASSWORD, { ...guesser(9), Cookie: known }))).toBe("done");
  const printed = [own, one, two].map((each) => each.printed()).join("");
  for (const secret of [PASSWORD, "guess guess guess"]) expect(printed).not.toContain(secret);
  await Promise.all([one.end(), two.end()]);
});

test("a server that is not safely set up says why and does not start", async () => {
  const bad: readonly Readonly<Record<string, string>>[] = [
    { NEXTAUTH_SECRET: "" },
    { NEXTAUTH_SECRET: "short" },
    { NEXTAUTH_SECRET: "please-change-this-to-a-long-random-string" },
    { NEXTAUTH_URL: "strata.example.com" },
    { OIDC_ISSUER: "https://id.example.com" },
  ];
  for (const environment of bad) {
    const { status, printed } = await startInVain(environment);
    expect.soft(status, JSON.stringify(environment)).toBe(1);
    expect.soft(printed).toContain("Strata does not start:");
    if (environment.NEXTAUTH_SECRET) expect.soft(printed).not.toContain(environment.NEXTAUTH_SECRET);
  }
});

test("a provider that does not answer lets nobody in, and passwords still work", async ({ as }) => {
  const server = await startSecondServer({
    OIDC_ISSUER: "http://127.0.0.1:1",
    OIDC_CLIENT_ID: "strata",
    OIDC_CLIENT_SECRET: "nothing",
  });
  const person = await createSigner();
  const page = await as(null);
  await page.goto(`${server.address}/sign-in`);
  await page.getByRole("button", { name: "Continue with single sign-on" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "did not work" })).toBeVisible();
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Projects" })).toBeVisible();
  expect(await getDb().session.count({ where: { userId: person.id } })).toBe(1);
  await server.end();
});

function signIn(server: SecondServer, email: string, password: string, headers: Headers): Promise<Answer> {
  const form = formOf({ email, password, next: "/" });
  return callAction(findAction("signInAction"), "/sign-in", form, headers, server.address);
}

/** Signs in as a program would, through next-auth's own address. */
async function post(
  server: SecondServer,
  email: string,
  password: string,
  headers: Headers,
  query = "",
): Promise<Answer> {
  const csrf = await send("/api/auth/csrf", { to: server.address });
  const { csrfToken } = JSON.parse(csrf.text) as { csrfToken: string };
  const body = new URLSearchParams({ csrfToken, email, password, json: "true" }).toString();
  const own = { Origin: server.address, "Content-Type": "application/x-www-form-urlencoded", Cookie: allCookies(csrf) };
  const length = { "Content-Length": String(Buffer.byteLength(body)) };
  return send(`/api/auth/callback/credentials${query}`, {
    method: "POST",
    headers: { ...own, ...length, ...headers },
    body,
    to: server.address,
  });
}

const allCookies = ({ headers }: Answer) => (headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).join("; ");

function cookieIn({ headers }: Answer, name: string): string {
  return headers["set-cookie"]?.findLast((each) => each.startsWith(`${name}=`))?.split(";")[0] ?? "";
}
