import { hashPassword } from "@/lib/server/accounts/hash-password";
import { getDb } from "@/lib/server/db";
import { createToken } from "@/lib/server/tokens/create-token";
import { cookieOf, send, sendForData } from "../support/send";
import { server } from "../support/server";
import { actionsKey, listServedFiles } from "../support/surface";
import { expect, test } from "../support/test";
import { pages, routes } from "./matrix";
import { createPlace, fill } from "./place";

test("what could open something is in no page, no page's data, no answer and no script", async () => {
  const { project, slug, parts } = await createPlace();
  const { admin } = project.people;
  const password = "quiet otters of the canary";
  const passwordHash = await hashPassword(password);
  await getDb().user.update({ where: { id: admin.id }, data: { passwordHash } });
  const { token, secret } = await createToken(project.viewers.admin, {
    name: "Canary",
    project: slug,
    scopes: ["read"],
    days: 30,
  });
  const stored = await getDb().apiToken.findUniqueOrThrow({ where: { id: token.id } });
  const headers = await cookieOf(admin);
  const cookie = headers.Cookie?.split("=")[1] ?? "";
  const secrets = {
    password,
    passwordHash,
    token: secret,
    tokenHash: stored.tokenHash,
    cookie,
    signingKey: server.secret,
    actionsKey: actionsKey(),
    database: server.databaseUrl,
    databasePassword: new URL(server.databaseUrl).password,
  };
  const told = new Map<string, string>();
  for (const pattern of Object.keys(pages)) {
    const address = fill(pattern, parts);
    told.set(address, (await send(address, { headers })).text);
    told.set(`${address} as data`, (await sendForData(address, headers)).text);
  }
  for (const name of Object.keys(routes).filter((each) => each.startsWith("GET ")))
    told.set(name, (await send(fill(name.slice(4), parts), { headers })).text);
  for (const [name, text] of listServedFiles()) told.set(name, text);

  // What is looked at is what is served: who one is stands in it.
  expect(told.get("/account")).toContain(admin.email);
  expect(told.get("/account as data")).toContain(admin.email);
  expect([...told.keys()].filter((name) => name.endsWith(".js")).length).toBeGreaterThan(20);
  expect([...told].filter(([name, text]) => name.endsWith(".map") || /\/\/# sourceMappingURL=/u.test(text))).toEqual(
    [],
  );
  expect(Object.entries(secrets).filter(([, each]) => each.length < 8)).toEqual([]);
  for (const [name, each] of Object.entries(secrets))
    expect
      .soft(
        [...told].filter(([, text]) => text.includes(each)).map(([what]) => what),
        name,
      )
      .toEqual([]);
});
