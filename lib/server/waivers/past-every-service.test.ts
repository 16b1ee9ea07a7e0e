import { beforeEach, describe, expect, it } from "vitest";
import { getDb } from "../db";
import { copyIn } from "../testing/copy-in";
import { withTestDatabase } from "../testing/with-test-database";
import { approved, ask, endAt, inDays, makeGate, type Person, type TestGate } from "./testing/make-gate";

withTestDatabase();

let gate: TestGate;
beforeEach(async () => {
  gate = await makeGate();
});

describe("as the application's role, past every service", () => {
  /** What the services would write, with something else in its place. */
  const say = (waiverId: string, kind: string, facts: { by?: Person; at?: string } = {}) =>
    getDb().$executeRaw`INSERT INTO waiver_events (project_id, waiver_id, kind, reason, actor_id, created_at)
      VALUES (${gate.project.id}::uuid, ${waiverId}::uuid, ${kind}, ${kind === "approve" ? null : "So."},
        ${gate.project.people[facts.by ?? "reviewer"].id}::uuid, coalesce(${facts.at ?? null}::timestamptz, now()))`;
  const put = (facts: { by?: Person; at?: string; item?: string; days?: number; version?: number }) =>
    getDb()
      .$executeRaw`INSERT INTO waivers (project_id, checklist_id, version, item_id, reason, ends_at, actor_id, created_at)
      VALUES (${gate.project.id}::uuid, ${gate.checklist.id}::uuid, ${facts.version ?? 1}, ${facts.item ?? "looked"}, 'So.',
        now() + make_interval(days => ${facts.days ?? 3}::int), ${gate.project.people[facts.by ?? "editor"].id}::uuid,
        coalesce(${facts.at ?? null}::timestamptz, now()))`;

  it("nobody decides what they asked for, without the role, twice, at another time, or after the end", async () => {
    const own = await ask(gate, null, "admin");
    await expect(say(own.id, "approve", { by: "admin" })).rejects.toThrow(/the actor asked for it/u);
    await expect(say(own.id, "reject", { by: "admin" })).rejects.toThrow(/the actor asked for it/u);
    await expect(say(own.id, "approve", { by: "editor" })).rejects.toThrow(/no reviewer/u);
    await expect(say(own.id, "revoke", { by: "editor" })).rejects.toThrow(/no reviewer/u);
    await expect(say(own.id, "approve", { at: "2020-01-01" })).rejects.toThrow(/dated otherwise/u);
    await expect(say(own.id, "extend")).rejects.toThrow();
    expect(await say(own.id, "approve")).toBe(1);
    await expect(say(own.id, "reject")).rejects.toThrow(/was decided/u);
    await endAt(own.id, "2026-01-01");
    await expect(say(own.id, "revoke")).rejects.toThrow(/has ended/u);
  });

  it("nobody asks for what is no blocker, for another time, or without the role", async () => {
    await expect(put({ item: "nice" })).rejects.toThrow(/blocks nothing/u);
    await expect(put({ item: "gone" })).rejects.toThrow(/no such item/u);
    await expect(put({ days: -1 })).rejects.toThrow(/would be over/u);
    await expect(put({ days: 400 })).rejects.toThrow(/too long/u);
    await expect(put({ at: "2020-01-01" })).rejects.toThrow(/dated otherwise/u);
    await expect(put({ by: "viewer" })).rejects.toThrow(/no editor/u);
    expect(await put({})).toBe(1);
  });

  it("what is copied in is held as what is inserted, and nothing is put in the place of what is there", async () => {
    const { id: projectId, people } = gate.project;
    const { id } = await ask(gate, null, "admin");
    const said = "waiver_events (project_id, waiver_id, kind, actor_id)";
    await expect(copyIn(said, [projectId, id, "approve", people.admin.id])).rejects.toThrow(/the actor asked for it/u);
    await copyIn(said, [projectId, id, "approve", people.reviewer.id]);
    const asked = "waivers (project_id, checklist_id, version, item_id, reason, ends_at, actor_id)";
    const nice = [projectId, gate.checklist.id, "1", "nice", "So.", `${inDays(3)}T00:00:00Z`, people.editor.id];
    await expect(copyIn(asked, nice)).rejects.toThrow(/blocks nothing/u);
    await expect(getDb().$executeRaw`INSERT INTO waivers SELECT * FROM waivers
      ON CONFLICT (id) DO UPDATE SET ends_at = excluded.ends_at + interval '1 day'`).rejects.toThrow(
      /permission denied/u,
    );
    await expect(getDb().$executeRaw`INSERT INTO waiver_events SELECT * FROM waiver_events
      ON CONFLICT (waiver_id, kind) DO UPDATE SET kind = 'reject', reason = 'No.'`).rejects.toThrow(
      /permission denied/u,
    );
  });

  it("no waiver goes with the migration it was asked for at, whatever the session says it is doing", async () => {
    await ask(gate);
    const { id: projectId } = gate.project;
    const deleting = getDb().$transaction(async (db) => {
      await db.$executeRaw`SELECT set_config('strata.deleting_project', ${projectId}, true)`;
      await db.$executeRaw`DELETE FROM migrations WHERE project_id = ${projectId}::uuid`;
    });
    await expect(deleting).rejects.toThrow(/append-only/u);
  });

  it("no waiver and nothing said of it is changed or taken away; both go with their project", async () => {
    const id = await approved(gate);
    await expect(getDb().$executeRaw`UPDATE waivers SET ends_at = ends_at + interval '1 day'`).rejects.toThrow();
    await expect(getDb().$executeRaw`DELETE FROM waiver_events`).rejects.toThrow();
    await expect(getDb().$executeRaw`TRUNCATE waivers CASCADE`).rejects.toThrow();
    await getDb().$executeRaw`SELECT delete_project(${gate.project.id}::uuid)`;
    expect(await getDb().waiver.count({ where: { id } })).toBe(0);
  });
});
