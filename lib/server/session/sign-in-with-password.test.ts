import { beforeEach, expect, test } from "vitest";
import { signInInput } from "@/lib/domain/accounts";
import { getDb } from "../db";
import { createPerson } from "../testing/create-person";
import { withTestDatabase } from "../testing/with-test-database";
import { getSessionViewer } from "./get-session-viewer";
import { signInWithPassword } from "./sign-in-with-password";

withTestDatabase();
beforeEach(async () => {
  await getDb().rateLimit.deleteMany();
});

const password = " leading space and ﬁve words";

test("the right password opens a session that is looked up again", async () => {
  const person = await createPerson({ password });
  const sessionId = await signInWithPassword({ email: person.email, password }, "192.0.2.1");
  expect(await getSessionViewer(sessionId)).toMatchObject({ userId: person.id, via: { kind: "session", sessionId } });
});

test("a password is the same in every Unicode form, and its leading space counts", async () => {
  const person = await createPerson({ password });
  await signInWithPassword({ email: person.email, password: password.normalize("NFKC") }, "192.0.2.1");
  const withoutSpace = signInWithPassword({ email: person.email, password: password.trim() }, "192.0.2.1");
  await expect(withoutSpace).rejects.toMatchObject({ code: "unauthenticated" });
});

test("characters after the seventy-second count", async () => {
  const long = "a long phrase ".repeat(8);
  const person = await createPerson({ password: `${long}1` });
  const other = signInWithPassword({ email: person.email, password: `${long}2` }, "192.0.2.1");
  await expect(other).rejects.toMatchObject({ code: "unauthenticated" });
});

test("a wrong password, an unknown address, a closed account and one without a password get the same answer", async () => {
  const known = await createPerson({ password });
  const closed = await createPerson({ password });
  await getDb().user.update({ where: { id: closed.id }, data: { closedAt: new Date() } });
  const without = await createPerson();
  const tries = [
    { email: known.email, password: "not the right one" },
    { email: "nobody@example.com", password },
    { email: closed.email, password },
    { email: without.email, password },
    { email: "system@strata.invalid", password },
    signInInput.parse({ email: "a＠evil\u0000", password }),
  ];
  const answers = await Promise.all(
    tries.map((input) => signInWithPassword(input, "192.0.2.1").catch((error: Error) => error.message)),
  );
  expect(new Set(answers)).toEqual(new Set(["That e-mail address and password do not belong together."]));
});

test("guessing at an account is stopped, also when many guesses come at once, and says for how long", async () => {
  const person = await createPerson({ password });
  const guesses = Array.from({ length: 20 }, () =>
    signInWithPassword({ email: person.email, password: "guess guess guess" }, "192.0.2.7").catch(
      (error) => error.code,
    ),
  );
  const codes = await Promise.all(guesses);
  expect(codes.filter((code) => code === "unauthenticated")).toHaveLength(8);
  const right = signInWithPassword({ email: person.email, password }, "192.0.2.7");
  await expect(right).rejects.toMatchObject({ code: "too_many", details: { retryAfterSeconds: expect.any(Number) } });
});

test("a guesser does not lock the owner out at another address", async () => {
  const person = await createPerson({ password });
  for (let guess = 0; guess < 9; guess += 1)
    await signInWithPassword({ email: person.email, password: "guess guess guess" }, "192.0.2.8").catch(() => null);
  expect(await signInWithPassword({ email: person.email, password }, "192.0.2.9")).toBeTypeOf("string");
});

test("guessers at many addresses cannot keep the owner out of a browser the account knows", async () => {
  const person = await createPerson({ password });
  const guess = (address: string) =>
    signInWithPassword({ email: person.email, password: "guess guess guess" }, address).catch((error) => error.code);
  for (let index = 0; index < 60; index += 1) await guess(`198.51.100.${index % 10}`);
  expect(await guess("203.0.113.9")).toBe("too_many");
  expect(await signInWithPassword({ email: person.email, password }, "203.0.113.10").catch((e) => e.code)).toBe(
    "too_many",
  );
  expect(await signInWithPassword({ email: person.email, password }, "203.0.113.10", "known")).toBeTypeOf("string");
});

test("guessing in a browser the account knows is stopped as well, and locks no other browser", async () => {
  const person = await createPerson({ password });
  const from = (browser: string, text: string) =>
    signInWithPassword({ email: person.email, password: text }, "192.0.2.1", browser).catch((error) => error.code);
  for (let index = 0; index < 8; index += 1) expect(await from("one", "guess guess")).toBe("unauthenticated");
  expect(await from("one", password)).toBe("too_many");
  expect(await from("two", password)).toMatch(/^[0-9a-f-]{36}$/u);
});

test("one address cannot go through many accounts", async () => {
  const codes: string[] = [];
  for (let index = 0; index < 61; index += 1)
    codes.push(
      await signInWithPassword({ email: `p${index}@example.com`, password: "guess guess" }, "192.0.2.10").catch(
        (e) => e.code,
      ),
    );
  expect(codes.at(59)).toBe("unauthenticated");
  expect(codes.at(60)).toBe("too_many");
});

test("every sign-in and every refusal has one audit row, without the password", async () => {
  const person = await createPerson({ password });
  await signInWithPassword({ email: person.email, password }, "192.0.2.1");
  await signInWithPassword({ email: person.email, password: "wrong" }, "192.0.2.1").catch(() => null);
  const rows = await getDb().auditEntry.findMany({ where: { subject: person.id }, orderBy: { id: "asc" } });
  expect(rows.map((row) => row.action)).toEqual(["session.start", "session.refused"]);
  expect(JSON.stringify(rows, (_key, value) => (typeof value === "bigint" ? String(value) : value))).not.toContain(
    "words",
  );
});
