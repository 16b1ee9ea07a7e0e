import { beforeEach, describe, expect, it } from "vitest";
import { getDb } from "../db";
import { saveDoc } from "../docs/save-doc";
import { createPerson } from "../testing/create-person";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { untilWaiting } from "../testing/held-at-lock";
import { type Ground, groundOf } from "../testing/lay-migrations";
import { verifyTable } from "../testing/verify-table";
import { viewerOf } from "../testing/viewer-of";
import { withTestDatabase } from "../testing/with-test-database";
import { getTableReview } from "./get-table-review";
import { listQueue } from "./list-queue";
import { requestReview } from "./request-review";
import { sendBack } from "./send-back";
import { setStatus } from "./set-status";
import { layPeople, raceVerification } from "./testing/race-verification";
import { verifyTables } from "./verify-tables";

withTestDatabase();

type Role = keyof TestProject["viewers"];
let project: TestProject;
let ground: Ground;
let users: string;

const email = { key: "users.email", objectKind: "column", table: "users" } as const;

beforeEach(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  const changes = [
    { key: "users", kind: "added" as const },
    { ...email, kind: "added" as const, consequence: true },
    { key: "tags", kind: "added" as const },
  ];
  await ground.lay({ version: "0001", changes });
  users = ground.id("users");
  await write("editor", "users", "purpose", 0, "People.");
  await setStatus(project.viewers.editor, {
    slug: project.slug,
    tables: [{ objectId: users, number: 0 }],
    status: "draft",
  });
});

const write = (role: Role, key: string, field: string, base: number, text: string, kind: "edit" | "confirm" = "edit") =>
  saveDoc(project.viewers[role], { slug: project.slug, objectId: ground.id(key), field, base, text, kind });
const look = (role: Role = "reviewer", objectId = users) =>
  getTableReview(project.viewers[role], { slug: project.slug, objectId });
const verify = (role: Role, key: string, objectId = users) =>
  verifyTables(project.viewers[role], { slug: project.slug, tables: [{ objectId, key }] });
const request = (role: Role, number: number, asked: string | null = null) =>
  requestReview(project.viewers[role], { slug: project.slug, tables: [{ objectId: users, number }], asked });
const refusal = (code: string, details: object = {}) => ({ code, ...details });

describe("a verification", () => {
  it("is of what was shown: after an edit it is refused with what was written since, and with the new key it goes on", async () => {
    const { key } = await look();
    await write("editor", "users", "purpose", 1, "People we know.");
    const writing = { object: "users", field: "Purpose", from: 1, to: 2, by: project.people.editor.name };
    const now = await look();
    const details = { tables: [{ objectId: users, key: now.key, since: { writings: [writing], changes: [] } }] };
    await expect(verify("reviewer", key)).rejects.toMatchObject(refusal("conflict", { details }));
    await verify("reviewer", now.key);
    expect(await look()).toMatchObject({
      status: "verified",
      verification: { by: project.people.reviewer.name, version: "0001" },
      since: { writings: [], changes: [] },
    });
  });

  it("is of the schema that was shown: a migration of the table refuses it, one of another does not", async () => {
    const { key } = await look();
    await ground.lay({
      version: "0002",
      changes: [{ key: "tags", kind: "altered", definition: { comment: "Words" } }],
    });
    await ground.lay({
      version: "0003",
      changes: [{ ...email, kind: "altered", definition: { type: "citext" }, summary: "email citext" }],
    });
    const since = { writings: [], changes: [{ summary: "email citext", version: "0003", path: "0003.sql", line: 1 }] };
    await expect(verify("reviewer", key)).rejects.toMatchObject(
      refusal("conflict", { details: { tables: [{ since }] } }),
    );
    const { key: next } = await look();
    await ground.lay({
      version: "0004",
      changes: [{ key: "tags", kind: "altered", definition: { comment: "A word" } }],
    });
    await verify("reviewer", next);
    expect((await look()).verification?.version).toBe("0004");
  });

  it("does not mind that somebody confirmed what stands, and minds whatever moved the status", async () => {
    const { key } = await look();
    await write("admin", "users", "purpose", 1, "People.", "confirm");
    await request("editor", 1);
    await expect(verify("reviewer", key)).rejects.toMatchObject(refusal("conflict"));
    await verify("reviewer", (await look()).key);
  });

  it("is not of another table, of a made-up key, or of what is not started", async () => {
    const { key } = await look();
    await expect(verify("reviewer", key, ground.id("tags"))).rejects.toMatchObject(refusal("conflict"));
    await expect(verify("reviewer", "1.2.3")).rejects.toMatchObject(refusal("invalid"));
    const { key: tags } = await look("reviewer", ground.id("tags"));
    const skipping = verify("reviewer", tags, ground.id("tags"));
    await expect(skipping).rejects.toMatchObject(refusal("conflict", { message: expect.stringMatching(/started/u) }));
  });

  it("is not for editors, tokens, who wrote last, or who requested it", async () => {
    await expect(verify("editor", (await look()).key)).rejects.toMatchObject(refusal("forbidden"));
    const scopes = ["read", "write_docs"] as const;
    const token = viewerOf(project.people.reviewer, { kind: "token", tokenId: users, scopes, projectId: null });
    const { key } = await look();
    const byToken = verifyTables(token, { slug: project.slug, tables: [{ objectId: users, key }] });
    await expect(byToken).rejects.toMatchObject(refusal("forbidden"));
    await write("reviewer", "users.email", "description", 0, "Where mail goes.");
    await write("admin", "users", "purpose", 1, "People.", "confirm");
    const own = await look();
    expect(own.isOwn).toBe(true);
    await expect(verify("reviewer", own.key)).rejects.toMatchObject(refusal("forbidden"));
    await request("admin", 1);
    expect((await look("admin")).isOwn).toBe(true);
    await expect(verify("admin", (await look()).key)).rejects.toMatchObject(refusal("forbidden"));
    expect(await getDb().auditEntry.count({ where: { projectId: project.id, action: "access.refused" } })).toBe(4);
  });

  it("is refused to whom the role was taken from while it waited its turn", async () => {
    const { key } = await look();
    const waiting: { verdict?: Promise<unknown> } = {};
    await getDb().$transaction(async (db) => {
      await db.$executeRaw`SELECT 1 FROM projects WHERE id = ${project.id}::uuid FOR UPDATE`;
      waiting.verdict = verify("reviewer", key).catch((thrown: unknown) => thrown);
      await untilWaiting(1);
      const which = { projectId_userId: { projectId: project.id, userId: project.people.reviewer.id } };
      await db.member.update({ where: which, data: { role: "editor" } });
    });
    expect(await waiting.verdict).toMatchObject(refusal("forbidden"));
  });
});

describe("as the application's role, past every service", () => {
  /** What the service would write, with something else in its place. */
  const insert = (facts: { by?: Role; as?: string; at?: Date; sequence?: number; digest?: string; table?: string }) =>
    getDb().$executeRaw`
      INSERT INTO review_events (project_id, object_id, subject, before, after, actor_id, migration_id, created_at, written_sequence, schema_digest)
      SELECT ${project.id}::uuid, s.object_id, 'status', 'draft', 'verified', ${facts.as ?? project.people[facts.by ?? "reviewer"].id}::uuid,
        (SELECT id FROM migrations WHERE project_id = ${project.id}::uuid ORDER BY position DESC LIMIT 1),
        coalesce(${facts.at ?? null}::timestamptz, clock_timestamp()), coalesce(${facts.sequence ?? null}::bigint, s.written_sequence),
        coalesce(decode(${facts.digest ?? null}::text, 'hex'), s.schema_digest)
      FROM tables_as_shown(ARRAY[${ground.id(facts.table ?? "users")}::uuid]) s`;

  it("nobody verifies what they wrote last or requested, without the role, at another time, or anything but what stands", async () => {
    await expect(insert({ by: "editor" })).rejects.toThrow(/wrote what it is of/u);
    await expect(insert({ by: "viewer" })).rejects.toThrow(/no reviewer/u);
    await expect(insert({ at: new Date("2020-01-01") })).rejects.toThrow(/dated otherwise/u);
    await expect(insert({ sequence: 0 })).rejects.toThrow(/something else/u);
    await expect(insert({ digest: "00" })).rejects.toThrow(/something else/u);
    await expect(insert({ table: "tags" })).rejects.toThrow(/nothing was started/u);
    await request("admin", 1);
    await expect(insert({ by: "admin" })).rejects.toThrow(/asked for it/u);
    expect(await insert({})).toBe(1);
  });

  it("no other account of who wrote last or requested it verifies it, nor through the service", async () => {
    const { people, slug, id: projectId } = project;
    const twinOf = async ({ email }: { readonly email: string }) => {
      const twin = await createPerson({ email: email.replace("p", "\uff50") });
      await getDb().member.create({ data: { projectId, userId: twin.id, role: "reviewer" } });
      return twin;
    };
    const byTwin = async (id: string, refused: RegExp) => {
      const twin = viewerOf(await getDb().user.findUniqueOrThrow({ where: { id } }));
      const { key, isOwn } = await getTableReview(twin, { slug, objectId: users });
      expect(isOwn).toBe(true);
      const tables = [{ objectId: users, key }];
      await expect(verifyTables(twin, { slug, tables })).rejects.toMatchObject(
        refusal("forbidden", { message: expect.stringMatching(/^You/u) }),
      );
      await expect(insert({ as: id })).rejects.toThrow(refused);
      const { rows } = await listQueue(twin, { slug });
      expect(rows.map((row) => row.isOwn)).toEqual(rows.length === 0 ? [] : [true]);
    };
    await byTwin((await twinOf(people.editor)).id, /wrote what it is of/u);
    await request("admin", 1);
    await byTwin((await twinOf(people.admin)).id, /asked for it/u);
    await verify("reviewer", (await look()).key);
  });

  it("no table stands verified without the event, and no event is changed", async () => {
    await expect(getDb().review.update({ where: { objectId: users }, data: { status: "verified" } })).rejects.toThrow(
      /Nobody verified/u,
    );
    await verifyTable(project.viewers.reviewer, project.slug, users);
    await expect(getDb().reviewEvent.updateMany({ data: { note: "Never mind." } })).rejects.toThrow();
  });
});

describe("what is verified", () => {
  it("stays verified and says what was written and changed since, until it is verified again", async () => {
    await verifyTable(project.viewers.reviewer, project.slug, users);
    await write("editor", "users.email", "description", 0, "Where mail goes.");
    await write("editor", "users.email", "description", 1, "Where mail goes to.");
    await write("editor", "users", "purpose", 1, "People we know.");
    await ground.lay({
      version: "0002",
      changes: [{ ...email, kind: "altered", definition: { type: "citext" }, summary: "email citext" }],
    });
    expect(await look()).toMatchObject({
      status: "verified",
      since: {
        writings: [
          { object: "users", field: "Purpose", from: 1, to: 2 },
          { object: "email", field: "Description", from: 0, to: 2 },
        ],
        changes: [{ summary: "email citext", version: "0002" }],
      },
    });
    await verifyTable(project.viewers.reviewer, project.slug, users);
    expect((await look()).since).toEqual({ writings: [], changes: [] });
  });

  it("is asked to be reviewed again by an editor once something moved, and taken back only with a reason", async () => {
    await verifyTable(project.viewers.reviewer, project.slug, users);
    const shown = { slug: project.slug, tables: [{ objectId: users, number: 2 }] };
    await expect(request("editor", 2)).rejects.toMatchObject(refusal("conflict"));
    await expect(setStatus(project.viewers.reviewer, { ...shown, status: "draft" })).rejects.toMatchObject(
      refusal("conflict"),
    );
    const reason = "Which people?";
    await expect(sendBack(project.viewers.editor, { ...shown, reason })).rejects.toMatchObject(refusal("forbidden"));
    await write("editor", "users", "purpose", 1, "People we know.");
    await request("editor", 2, "owner").catch((thrown) => expect(thrown).toMatchObject(refusal("invalid")));
    await request("editor", 2, project.people.reviewer.id);
    const asked = { id: project.people.reviewer.id, name: project.people.reviewer.name };
    expect(await look()).toMatchObject({ status: "in_review", request: { by: project.people.editor.name, asked } });
    await sendBack(project.viewers.reviewer, { ...shown, tables: [{ objectId: users, number: 3 }], reason });
    expect(await look()).toMatchObject({ status: "draft", request: null });
    const event = await getDb().reviewEvent.findFirst({ where: { objectId: users }, orderBy: { createdAt: "desc" } });
    expect(event).toMatchObject({ before: "in_review", after: "draft", note: reason });
  });

  it("is not asked of whom cannot verify, nor sent back with what cannot be stored", async () => {
    await expect(request("editor", 1, project.people.editor.id)).rejects.toMatchObject(refusal("invalid"));
    await request("editor", 1);
    const back = { slug: project.slug, tables: [{ objectId: users, number: 2 }], reason: "a\0b" };
    await expect(sendBack(project.viewers.reviewer, back)).rejects.toMatchObject(refusal("invalid"));
  });
});

it("racing an edit or an import is of what was seen or not at all, whichever comes first", async () => {
  const racing = await createProjectWith({ dialect: "postgres" });
  const objectId = await layPeople(racing);
  const verdicts: string[] = [];
  for (let round = 0; round < 8; round++)
    verdicts.push(await raceVerification({ project: racing, objectId, round, rival: round % 2 ? "import" : "edit" }));
  expect(verdicts).toEqual([
    "verified",
    "verified",
    "refused",
    "refused",
    "verified",
    "verified",
    "refused",
    "refused",
  ]);
});
