import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LiveEvents, LivePerson, LiveSave } from "@/lib/domain/live";
import type { Viewer } from "@/lib/domain/viewer";
import { getDb } from "../db";
import { importFiles } from "../imports/import-files";
import { sourceFiles } from "../imports/testing/source-files";
import { requestReview } from "../reviews/request-review";
import { getSessionViewer } from "../session/get-session-viewer";
import { openSession } from "../session/open-session";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { type Ground, groundOf } from "../testing/lay-migrations";
import { withTestDatabase } from "../testing/with-test-database";
import { writerIn } from "../testing/writer-in";
import { followPlace } from "./follow-place";
import { setEditing } from "./presences";
import { getLiveCursor, readNews } from "./read-news";

withTestDatabase();

let project: TestProject;
let ground: Ground;
const stops: (() => void)[] = [];

beforeEach(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  await ground.lay({
    version: "0001",
    changes: [
      { key: "users", kind: "added" },
      { key: "orders", kind: "added" },
      { key: "users.email", kind: "added", objectKind: "column", table: "users", consequence: true },
    ],
  });
});

afterEach(async () => {
  vi.useRealTimers();
  for (const stop of stops.splice(0)) stop();
  await sleep(100);
});

type Followed = {
  readonly saves: LiveSave[];
  readonly moves: (string | null)[];
  readonly stop: () => void;
  /** How many steps of reviews were told. */
  reviews: number;
  stream: string;
  people: readonly LivePerson[];
  isOver: boolean;
};

async function signedIn(role: "viewer" | "editor" | "reviewer"): Promise<Viewer> {
  const viewer = await getSessionViewer(await openSession(project.people[role].id));
  if (!viewer) throw new Error("nobody is signed in");
  return viewer;
}

async function follow(viewer: Viewer, since = 0, placeId = ground.id("users")): Promise<Followed> {
  const seen = {
    reviews: 0,
    saves: [] as LiveSave[],
    moves: [] as (string | null)[],
    stream: "",
    people: [] as readonly LivePerson[],
    isOver: false,
  };
  const stop = await followPlace(viewer, {
    slug: project.slug,
    placeId,
    since,
    beat: () => {},
    end: () => {
      seen.isOver = true;
    },
    tell: (name, data) => {
      if (name === "saved") seen.saves.push(data as LiveEvents["saved"]);
      if (name === "reviewed") seen.reviews += 1;
      if (name === "schema") seen.moves.push((data as LiveEvents["schema"]).version);
      if (name === "people") seen.people = data as LiveEvents["people"];
      if (name === "hello") seen.stream = (data as LiveEvents["hello"]).stream;
    },
  });
  stops.push(stop);
  return Object.assign(seen, { stop });
}

const save = writerIn(() => ({ project, ground }));

const waitFor = (isSo: () => void) => vi.waitFor(isSo, { timeout: 20_000, interval: 20 });

test("who has a table open is told of each save on it and on what belongs to it, and of no other", async () => {
  const followed = await follow(await signedIn("viewer"));
  await save("orders", "purpose", 0, "Elsewhere.");
  await save("users", "purpose", 0, "Here.");
  await save("users.email", "description", 0, "Where mail goes.");
  await waitFor(() => expect(followed.saves).toHaveLength(2));
  expect(followed.saves.map(({ place, number, by }) => ({ place, number, by }))).toEqual([
    { place: `${ground.id("users")}/purpose`, number: 1, by: project.people.editor.name },
    { place: `${ground.id("users.email")}/description`, number: 1, by: project.people.editor.name },
  ]);
  expect(JSON.stringify(followed.saves)).not.toContain("Here.");
});

test("a step of a table's review is told at the table and at the review queue, and at no other table", async () => {
  const viewer = await signedIn("viewer");
  const table = await follow(viewer);
  const queue = await follow(viewer, 0, project.id);
  const other = await follow(viewer, 0, ground.id("orders"));
  const tables = [{ objectId: ground.id("users"), number: 0 }];
  await requestReview(project.viewers.editor, { slug: project.slug, tables });
  await save("orders", "purpose", 0, "Elsewhere.");
  await waitFor(() => expect([table.reviews, queue.reviews, other.saves.length]).toEqual([1, 1, 1]));
  expect(other.reviews).toBe(0);
});

test("who comes back is told what was saved meanwhile, each once and in order", async () => {
  const viewer = await signedIn("viewer");
  const first = await follow(viewer);
  await save("users", "purpose", 0, "One.");
  await waitFor(() => expect(first.saves).toHaveLength(1));
  first.stop();
  await save("users", "purpose", 1, "Two.");
  await save("users", "purpose", 2, "Three.");
  const again = await follow(viewer, first.saves[0]?.cursor ?? 0);
  await waitFor(() => expect(again.saves.map(({ number }) => number)).toEqual([2, 3]));
});

test("a save between the reading of a page and the opening of its stream is told", async () => {
  await save("users", "purpose", 0, "Before.");
  const since = await getLiveCursor(project.viewers.viewer, project.slug);
  await save("users", "purpose", 1, "In between.");
  const followed = await follow(await signedIn("viewer"), since);
  await waitFor(() => expect(followed.saves.at(-1)?.number).toBe(2));
});

test("an import that moves the schema is told once to who follows any place of its project; one that changes nothing, or that the page shows, is not", async () => {
  project = await createProjectWith();
  const { slug, viewers } = project;
  const bring = (files: Readonly<Record<string, string>>) =>
    importFiles(viewers.editor, { slug, files: sourceFiles(files) });
  const users = { "0001_users.sql": "CREATE TABLE users (id int);" };
  const followed = await follow(await signedIn("viewer"));
  await bring(users);
  await bring(users);
  await bring({ ...users, "0002_posts.sql": "CREATE TABLE posts (id int);" });
  await waitFor(() => expect(followed.moves.at(-1)).toMatch(/^0002/u));
  expect(await getDb().outboxEntry.count({ where: { projectId: project.id } })).toBe(2);
  const later = await follow(await signedIn("viewer"), await getLiveCursor(viewers.viewer, slug));
  await bring({
    ...users,
    "0002_posts.sql": "CREATE TABLE posts (id int);",
    "0003_tags.sql": "CREATE TABLE tags (id int);",
  });
  await waitFor(() => expect(later.moves).toEqual([expect.stringMatching(/^0003/u)]));
});

test("what was saved elsewhere is looked at once", async () => {
  await save("orders", "purpose", 0, "Elsewhere.");
  const first = await readNews(project.id, 0);
  expect(first.saves.map(({ placeIds }) => placeIds)).toEqual([[ground.id("orders"), ground.id("orders")]]);
  expect(first).toMatchObject({ schema: null, isAll: true });
  await save("users", "purpose", 0, "Here.");
  const { saves, cursor } = await readNews(project.id, first.cursor);
  expect(saves.map(({ save: { number, authorId } }) => [number, authorId])).toEqual([[1, project.people.editor.id]]);
  expect(cursor).toBe(saves[0]?.save.cursor);
});

test("however many pages of a project are open, a save is looked up once", async () => {
  const viewer = await signedIn("viewer");
  const streams = await Promise.all(
    ["users", "users", "users", "orders"].map((key) => follow(viewer, 0, ground.id(key))),
  );
  await save("users", "purpose", 0, "One.");
  await waitFor(() => expect(streams.map(({ saves }) => saves.length)).toEqual([1, 1, 1, 0]));
  const reading = vi.spyOn(getDb(), "$queryRaw");
  await save("users", "purpose", 1, "Two.");
  await waitFor(() => expect(streams.map(({ saves }) => saves.length)).toEqual([2, 2, 2, 0]));
  const looked = reading.mock.calls.filter(([sql]) => JSON.stringify(sql).includes("FROM outbox e"));
  reading.mockRestore();
  expect(looked).toHaveLength(1);
});

test("those who have a page open see each other, what each writes, and that they left", async () => {
  const [ada, grace] = [await signedIn("editor"), await signedIn("reviewer")];
  const [first, second] = [await follow(ada), await follow(grace)];
  const names = () => first.people.map(({ name }) => name);
  await waitFor(() => expect(names()).toEqual([project.people.reviewer.name]));
  const editing = `${ground.id("users")}/purpose`;
  await setEditing(grace, project.slug, { stream: second.stream, editing });
  await waitFor(() => expect(first.people.find(({ id }) => id === grace.userId)?.editing).toBe(editing));
  second.stop();
  await waitFor(() => expect(names()).toEqual([]));
});

test("another window of one person is told to be theirs, and to others they are one", async () => {
  const [ada, grace] = [await signedIn("editor"), await signedIn("reviewer")];
  const [first, second, other] = [await follow(ada), await follow(ada), await follow(grace)];
  const editing = `${ground.id("users")}/purpose`;
  await setEditing(ada, project.slug, { stream: second.stream, editing });
  const { id, name } = project.people.editor;
  const seen = (by: Followed) => by.people.find((person) => person.id === id);
  await waitFor(() => expect(seen(first)).toEqual({ id, name, editing, isYou: true }));
  await waitFor(() => expect(seen(second)).toEqual({ id, name, editing: null, isYou: true }));
  await waitFor(() => expect(other.people).toEqual([{ id, name, editing, isYou: false }]));
});

test("nobody tells for another what they write", async () => {
  const [ada, grace] = [await signedIn("editor"), await signedIn("reviewer")];
  const { stream } = await follow(ada);
  const other = setEditing(grace, project.slug, { stream, editing: null });
  await expect(other).rejects.toMatchObject({ code: "not_found" });
});

test("a stream ends when its session is revoked, and when its person is no member any more", async () => {
  const [ada, grace] = [await signedIn("editor"), await signedIn("reviewer")];
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const [first, second] = [await follow(ada), await follow(grace)];
  await getDb().session.updateMany({ where: { userId: ada.userId }, data: { revokedAt: new Date() } });
  await getDb().member.deleteMany({ where: { userId: grace.userId } });
  vi.advanceTimersByTime(15_000);
  vi.useRealTimers();
  await waitFor(() => expect([first.isOver, second.isOver]).toEqual([true, true]));
  await waitFor(async () => expect(await getDb().presence.count({ where: { projectId: project.id } })).toBe(0));
});

test("whoever may not follow any longer is told of no save that comes after, and their stream ends with it", async () => {
  const [ada, grace] = [await signedIn("editor"), await signedIn("reviewer")];
  const [first, second] = [await follow(ada), await follow(grace)];
  await waitFor(() => expect([first.people, second.people].map(({ length }) => length)).toEqual([1, 1]));
  await getDb().session.updateMany({ where: { userId: ada.userId }, data: { revokedAt: new Date() } });
  await getDb().member.deleteMany({ where: { userId: grace.userId } });
  await save("users", "purpose", 0, "For those who may read it.");
  await waitFor(() => expect([first.isOver, second.isOver]).toEqual([true, true]));
  expect([...first.saves, ...second.saves]).toEqual([]);
});

test("after the database's line was cut, what was saved meanwhile is told", async () => {
  const followed = await follow(await signedIn("viewer"));
  await save("users", "purpose", 0, "One.");
  await waitFor(() => expect(followed.saves).toHaveLength(1));
  await getDb().$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND query LIKE 'LISTEN%' AND pid <> pg_backend_pid()`;
  await save("users", "purpose", 1, "Two.");
  await waitFor(() => expect(followed.saves.map(({ number }) => number)).toEqual([1, 2]));
});

test("a stranger's stream is not opened, and one person has twelve at most", async () => {
  const stranger = await getSessionViewer(await openSession(project.people.stranger.id));
  if (!stranger) throw new Error("nobody is signed in");
  await expect(follow(stranger)).rejects.toMatchObject({ code: "not_found" });
  const ada = await signedIn("editor");
  await Promise.all(Array.from({ length: 12 }, () => follow(ada)));
  await expect(follow(ada)).rejects.toMatchObject({ code: "too_many" });
});

test("a stream that cannot be opened takes nobody's room", async () => {
  const ada = await signedIn("editor");
  const noPlace = { slug: project.slug, placeId: "nowhere", since: 0, beat: () => {}, end: () => {}, tell: () => {} };
  for (let tries = 0; tries < 13; tries += 1)
    await expect(followPlace(ada, noPlace)).rejects.not.toMatchObject({ code: "too_many" });
  expect((await follow(ada)).stream).not.toBe("");
});

test("what a process that was killed left behind is not shown, and goes with the next who leaves", async () => {
  const placeId = ground.id("users");
  const data = { id: randomUUID(), projectId: project.id, userId: project.people.admin.id, placeId };
  await getDb().presence.create({ data: { ...data, seenAt: new Date(Date.now() - 60_000) } });
  const [followed, second] = [await follow(await signedIn("viewer")), await follow(await signedIn("editor"))];
  await waitFor(() => expect(followed.people.map(({ name }) => name)).toEqual([project.people.editor.name]));
  followed.stop();
  second.stop();
  await waitFor(async () => expect(await getDb().presence.count({ where: { placeId } })).toBe(0));
});
