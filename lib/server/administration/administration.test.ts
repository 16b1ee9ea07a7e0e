import { expect, test } from "vitest";
import { PEOPLE_PAGE_SIZE } from "@/lib/domain/accounts";
import { getDb } from "../db";
import { getSessionViewer } from "../session/get-session-viewer";
import { openSession } from "../session/open-session";
import { completeSetup } from "../setup/complete-setup";
import { createSetupLink } from "../setup/create-setup-link";
import { createPerson } from "../testing/create-person";
import { viewerOf } from "../testing/viewer-of";
import { withTestDatabase } from "../testing/with-test-database";
import { closeAccount, reopenAccount } from "./close-account";
import { createResetLink } from "./create-reset-link";
import { getInstance } from "./get-instance";
import { setAdministrator } from "./set-administrator";
import { updateInstance } from "./update-instance";

withTestDatabase();

const password = "nine quiet otters";
const codeOf = (running: Promise<unknown>) =>
  running.then(
    () => "allowed",
    (error: { code?: string }) => error.code,
  );
const secretOf = (link: string | null) => link?.split("#")[1] ?? "";

// The tests of this file share one instance: it is set up first, and has an administrator from then on.
test("the set-up link makes the first administrator, once; a new one replaces the old; with an administrator there is none", async () => {
  const old = secretOf(await createSetupLink());
  const made = await Promise.all([createSetupLink(), createSetupLink()]);
  const facts = { name: "Ada", email: "ada@example.com", password };
  expect(await codeOf(completeSetup({ ...facts, token: old }))).toBe("not_found");
  const tries = [...made, ...made].map((link, n) =>
    codeOf(completeSetup({ ...facts, email: `ada${n}@example.com`, token: secretOf(link) })),
  );
  expect((await Promise.all(tries)).filter((code) => code === "allowed")).toHaveLength(1);
  expect(await getDb().user.count({ where: { isAdministrator: true } })).toBe(1);
  expect(await createSetupLink()).toBeNull();
});

test("the last administrator can neither close their account nor step down", async () => {
  const last = await getDb().user.findFirstOrThrow({ where: { isAdministrator: true } });
  const viewer = viewerOf(last);
  expect(await codeOf(closeAccount(viewer, { userId: last.id }))).toBe("conflict");
  expect(await codeOf(setAdministrator(viewer, { userId: last.id, isAdministrator: "false" }))).toBe("conflict");
  const other = await createPerson();
  await setAdministrator(viewer, { userId: other.id, isAdministrator: "true" });
  expect(await codeOf(setAdministrator(viewer, { userId: last.id, isAdministrator: "false" }))).toBe("allowed");
});

test("whoever does not administer the instance finds nothing; nor does a token of an administrator do anything", async () => {
  const [person, administrator] = [await createPerson(), await createPerson({ isAdministrator: true })];
  const via = { kind: "token", tokenId: crypto.randomUUID(), scopes: ["read"], projectId: null } as const;
  const target = { userId: person.id };
  for (const [viewer, answer] of [
    [viewerOf(person), "not_found"],
    [viewerOf(administrator, via), "forbidden"],
  ] as const) {
    expect(await codeOf(getInstance(viewer))).toBe(answer);
    expect(await codeOf(updateInstance(viewer, { anyoneMayCreateProject: "true" }))).toBe(answer);
    expect(await codeOf(setAdministrator(viewer, { ...target, isAdministrator: "true" }))).toBe(answer);
    expect(await codeOf(closeAccount(viewer, target))).toBe(answer);
    expect(await codeOf(reopenAccount(viewer, target))).toBe(answer);
    expect(await codeOf(createResetLink(viewer, target))).toBe(answer);
  }
});

test("a closed account is listed as closed, comes back when it is opened again, and its sessions do not", async () => {
  const viewer = viewerOf(await createPerson({ isAdministrator: true }));
  const person = await createPerson();
  const sessionId = await openSession(person.id);
  await closeAccount(viewer, { userId: person.id });
  const { people } = await getInstance(viewer, { query: person.email.toUpperCase() });
  expect(people).toMatchObject([{ id: person.id, isClosed: true, isYou: false }]);
  expect(await codeOf(createResetLink(viewer, { userId: person.id }))).toBe("not_found");
  await reopenAccount(viewer, { userId: person.id });
  expect(await getSessionViewer(sessionId)).toBeNull();
});

test("the instance itself is nobody's to close or to promote", async () => {
  const viewer = viewerOf(await createPerson({ isAdministrator: true }));
  const system = await getDb().user.findFirstOrThrow({ where: { isSystem: true } });
  expect(await codeOf(closeAccount(viewer, { userId: system.id }))).toBe("not_found");
  expect(await codeOf(setAdministrator(viewer, { userId: system.id, isAdministrator: "true" }))).toBe("not_found");
  expect(await getInstance(viewer, { query: system.email })).toMatchObject({ people: [], found: 0 });
});

test("people are found by any part of their name or address, as it is written, a page at a time", async () => {
  const viewer = viewerOf(await createPerson({ isAdministrator: true }));
  const mark = crypto.randomUUID();
  const numbered = Array.from({ length: PEOPLE_PAGE_SIZE }, (_, at) => `${String(at).padStart(2, "0")} ${mark}`);
  const odd = `all 100% of_${mark}`;
  for (const name of [...numbered, odd]) await createPerson({ name });
  const last = await getInstance(viewer, { query: ` ${mark} `, page: 9 });
  expect(last).toMatchObject({ page: 2, pages: 2, found: PEOPLE_PAGE_SIZE + 1, people: [{ name: odd }] });
  expect((await getInstance(viewer, { query: `0% OF_${mark}` })).people).toMatchObject([{ name: odd }]);
  expect((await getInstance(viewer, { query: `%${mark}` })).found).toBe(0);
});
