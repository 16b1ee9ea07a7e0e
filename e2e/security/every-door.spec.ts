import { getDb } from "@/lib/server/db";
import type { TestPerson } from "@/lib/server/testing/create-person";
import { createProjectWith } from "@/lib/server/testing/create-project-with";
import { listPages, listRoutes } from "@/scripts/architecture/list-doors";
import { cookieOf, ownJson, send } from "../support/send";
import { address } from "../support/server";
import { callAction, findAction, formOf, listActions, outcomeOf } from "../support/surface";
import { expect, test } from "../support/test";
import { actions, pages, type Route, routes } from "./matrix";
import { everybody, getsIn, type Least, peopleOf, type Who } from "./people";
import { createPlace, fill, type Place } from "./place";

test("every page, route and action there is has its row", () => {
  const open = "/api/[...path]";
  expect(Object.keys(pages).sort()).toEqual([...listPages()].sort());
  expect(Object.keys(routes).sort()).toEqual([...listRoutes()].filter((route) => !route.endsWith(open)).sort());
  expect(Object.keys(actions).sort()).toEqual(
    listActions()
      .map(({ name }) => name)
      .sort(),
  );
});

test("every page opens for whom it should, and is not there for anybody else", async () => {
  const place = await createPlace();
  for (const [who, cookie] of await keysOf(await peopleOf(place.project)))
    for (const [pattern, least] of Object.entries(pages)) {
      const { status, text } = await send(fill(pattern, place.parts), { headers: cookie });
      expect.soft(status, `${pattern} for ${who}`).toBe(pageStatus(who, least, pattern));
      if (!getsIn(who, least)) expect.soft(text, `${pattern} for ${who}`).not.toContain("order_lines");
    }
});

test("every route serves whom it should and refuses everybody else", async () => {
  const place = await createPlace();
  const people = await peopleOf(place.project);
  for (const [who, cookie] of await keysOf(people))
    for (const [name, rows] of Object.entries(routes))
      for (const row of [rows].flat()) {
        const [person, mayEnter] = [people[who], getsIn(who, row.least)];
        if (person && mayEnter) await row.prepare?.(place, person);
        const status = await knock(name, row, place, cookie);
        if (row.least === "nobody") expect.soft(status, `${name} for ${who}`).toBeLessThan(401);
        else if (mayEnter) expect.soft(status === 409 ? 200 : status, `${name} for ${who}`).toBeLessThan(300);
        else expect.soft(status, `${name} for ${who}`).toBe(refusalStatus(who, row.least));
      }
});

test("every action does its work for whom it should, posted directly, and refuses everybody else", async () => {
  const place = await createPlace();
  const people = await peopleOf(place.project);
  const known = new Map(listActions().map((action) => [action.name, action]));
  for (const [name, row] of Object.entries(actions))
    for (const who of everybody) {
      const action = known.get(name);
      if (!action) throw new Error(`There is no action ${name}.`);
      const at = name === "deleteProjectAction" && getsIn(who, row.least) ? await createPlace() : place;
      const person = personIn(at, people, who);
      // To a page that everybody gets: what protects is the action.
      const answer = await callAction(action, "/sign-in", await row.input(at, person), await cookieOf(person));
      const wanted = getsIn(who, row.least) ? (row.gives ?? "done") : refusalCode(who, row.least, name);
      expect.soft(outcomeOf(answer), `${name} for ${who}`).toBe(wanted);
    }
});

test("what belongs to another project is not there, whatever it is asked for through", async () => {
  const [own, other] = [await createProjectWith(), await createPlace()];
  const cookie = await cookieOf(own.people.admin);
  const parts = { ...other.parts, "[project]": own.slug };
  for (const pattern of Object.keys(pages).filter(isNamedTwice))
    expect.soft((await send(fill(pattern, parts), { headers: cookie })).status, pattern).toBe(404);
  for (const [name, rows] of Object.entries(routes))
    for (const row of [rows].flat()) {
      const isForeign = isNamedTwice(name) || (row.send !== undefined && namesItsObject.test(name));
      if (isForeign) expect.soft(await knock(name, row, { ...other, parts }, cookie), name).toBe(404);
    }
});

test("what a body says about roles, authors, projects, times and hashes counts for nothing", async () => {
  const [place, other] = [await createPlace(), await createPlace()];
  const { project, slug, objectId } = place;
  const editor = project.people.editor;
  const cookie = await cookieOf(editor);
  const past = "2001-01-01T00:00:00Z";
  const extras = {
    projectId: other.project.id,
    authorId: project.people.admin.id,
    createdAt: past,
    hash: "00",
    role: "admin",
  };
  const doc = { objectId, field: "notes", base: 0, text: "Ours.", number: 99, origin: "system", ...extras };
  const headers = { ...ownJson, ...cookie, "Idempotency-Key": "says-too-much-1" };
  const saved = await send(`/api/v1/projects/${slug}/docs`, { method: "PUT", headers, body: JSON.stringify(doc) });
  expect(saved.status).toBe(200);
  const revision = await getDb().revision.findFirstOrThrow({ where: { projectId: project.id, text: "Ours." } });
  expect(revision).toMatchObject({ authorId: editor.id, number: 1, origin: "person" });
  expect(revision.createdAt.getFullYear()).toBeGreaterThan(2020);

  const profile = formOf({ name: "Edie", email: "x@example.com", isAdministrator: "true", ...extras });
  expect(outcomeOf(await callAction(findAction("updateProfileAction"), "/account", profile, cookie))).toBe("done");
  const person = await getDb().user.findUniqueOrThrow({ where: { id: editor.id } });
  expect(person).toMatchObject({ name: "Edie", email: editor.email, isAdministrator: false });
});

test("a viewer reads no addresses of other people", async () => {
  const place = await createPlace();
  const cookie = await cookieOf(place.project.people.viewer);
  const { email } = place.project.people.admin;
  for (const pattern of Object.keys(pages).filter((each) => each.startsWith("/p/")))
    expect.soft((await send(fill(pattern, place.parts), { headers: cookie })).text, pattern).not.toContain(email);
  for (const name of Object.keys(routes).filter((each) => each.startsWith("GET /api/v1/projects/"))) {
    const { text } = await send(fill(name.slice(4), place.parts), { headers: cookie });
    expect.soft(text, name).not.toContain(email);
  }
});

const isNamedTwice = (pattern: string) => pattern.includes("[project]/") && pattern.split("[").length > 2;
const namesItsObject = /^(PUT|POST|PATCH) .*\/(docs|reviews)$|^PATCH .*\/pages$/u;

type Cookie = Readonly<Record<string, string>>;
type People = Readonly<Record<Who, TestPerson | null>>;

async function keysOf(people: People): Promise<readonly (readonly [Who, Cookie])[]> {
  return Promise.all(everybody.map(async (who) => [who, await cookieOf(people[who])] as const));
}

async function knock(name: string, row: Route, place: Place, cookie: Cookie): Promise<number> {
  const [method = "GET", pattern = "/"] = name.split(" ");
  const sent = await row.send?.(place);
  const headers = { Origin: address, ...cookie, ...sent?.headers };
  return (await send(fill(pattern, place.parts), { method, headers, ...(sent ? { body: sent.body } : {}) })).status;
}

function personIn(place: Place, people: People, who: Who): TestPerson | null {
  return who === "nobody" || who === "administrator" ? people[who] : place.project.people[who];
}

function pageStatus(who: Who, least: Least, pattern: string): number {
  // Whoever is signed in is sent on from here.
  if (pattern === "/sign-in" && who !== "nobody") return 307;
  if (getsIn(who, least)) return 200;
  return who === "nobody" ? 307 : 404;
}

function refusalStatus(who: Who, least: Least): number {
  if (who === "nobody") return 401;
  return who === "stranger" || least === "administrator" ? 404 : 403;
}

function refusalCode(who: Who, least: Least, name: string): string {
  if (who === "nobody") return "unauthenticated";
  // That projects are created here is no secret.
  if (name === "createProjectAction") return "forbidden";
  return who === "stranger" || least === "administrator" ? "not_found" : "forbidden";
}
