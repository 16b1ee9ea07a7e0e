import { beforeEach, describe, expect, it } from "vitest";
import { type ChecklistInput, checklistInput } from "@/lib/domain/checklist-inputs";
import type { ItemView } from "@/lib/domain/checklist-view";
import { type WaiverInput, type WaiverSearch, waiverInput, waiverStateOf } from "@/lib/domain/waivers";
import { listActivity } from "../activity/list-activity";
import { changeChecklists } from "../checklists/change-checklists";
import { getChecklist } from "../checklists/get-checklist";
import { getDb } from "../db";
import { getReadiness } from "../readiness/get-readiness";
import { askForNoSignature } from "../testing/ask-for-no-signature";
import { createPerson } from "../testing/create-person";
import { createProjectWith, type TestProject } from "../testing/create-project-with";
import { type Ground, groundOf } from "../testing/lay-migrations";
import { tamper } from "../testing/tamper";
import { viewerOf } from "../testing/viewer-of";
import { withTestDatabase } from "../testing/with-test-database";
import { changeWaivers } from "./change-waivers";
import { listWaivers } from "./list-waivers";
import { readWaiversNow } from "./read-waivers-now";

withTestDatabase();

type Person = keyof TestProject["viewers"];

let project: TestProject;
let ground: Ground;
let checklist: { readonly id: string; readonly slug: string };

const owned = { owner: null, priority: "P0" } as const;
const check = { kind: "person", lapses: false } as const;
const textOf = (purpose: string, looked = "Somebody looked.") => ({
  title: "Opening day",
  sections: [
    {
      id: "tables",
      title: "Tables",
      each: "table" as const,
      items: [{ id: "purpose", text: purpose, ...owned, check: { kind: "text" as const, field: "purpose" } }],
    },
    {
      id: "people",
      title: "People",
      each: "project" as const,
      items: [
        { id: "looked", text: looked, ...owned, check },
        { id: "nice", text: "It is nice.", owner: null, priority: "P1" as const, check },
      ],
    },
  ],
});

beforeEach(async () => {
  project = await createProjectWith({ dialect: "postgres" });
  await askForNoSignature(project);
  ground = groundOf({ id: project.id, createdById: project.people.admin.id });
  const tables = ["users", "orgs"].map((key) => ({ key, kind: "added" as const }));
  await ground.lay({ version: "0001", changes: tables });
  checklist = await write({ kind: "attach", template: textOf("Its purpose is written.") });
});

const write = (input: ChecklistInput) =>
  changeChecklists(project.viewers.admin, { slug: project.slug, ...checklistInput.parse(input) });
const change = (input: WaiverInput, by: Person = "reviewer") =>
  changeWaivers(project.viewers[by], { slug: project.slug, ...waiverInput.parse(input) });
const list = async (search: WaiverSearch = {}, by: Person = "viewer") =>
  listWaivers(project.viewers[by], { slug: project.slug, search });
const refusal = (code: string) => ({ code });
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, "2026-12-24".length);

async function read() {
  const view = await getChecklist(project.viewers.viewer, { slug: project.slug, checklist: checklist.slug });
  const of = (itemId: string, table?: string): ItemView => {
    const items = view.sections.flatMap((section) =>
      section.each === "project"
        ? section.items
        : section.tables.filter(({ name }) => name === table).flatMap(({ items: own }) => own ?? []),
    );
    const item = items.find(({ id }) => id === itemId);
    if (!item) throw new Error(`no item ${itemId}`);
    return item;
  };
  return { ...view, of };
}

/** Asks as the editor; of the item that is asked once, unless a table is named (or `all`). */
async function ask(table: "users" | "orgs" | "all" | null = null, by: Person = "editor", until = inDays(30)) {
  const itemId = table === null ? "looked" : "purpose";
  const { shown } = (await read()).of(itemId, table === null ? undefined : table === "all" ? "users" : table);
  const objectId = table === null || table === "all" ? null : ground.id(table);
  const what = { checklistId: checklist.id, itemId, objectId, shown, reason: "The office is closed.", until };
  return change({ kind: "ask", ...what }, by);
}

async function approved(table?: Parameters<typeof ask>[0]) {
  const { id } = await ask(table);
  await change({ kind: "approve", waiverId: id });
  return id;
}

/** Has a waiver end at another time, as only whoever owns the server can. */
const endAt = (id: string, endsAt: string) => tamper("UPDATE waivers SET ends_at = $2 WHERE id = $1", [id, endsAt]);

describe("a waived blocker", () => {
  it("does not block once somebody else approved, has not passed either, and says why and until when", async () => {
    const { id } = await ask();
    expect((await read()).of("looked")).toMatchObject({ isBlocker: true, waiver: { id, isInForce: false } });
    await change({ kind: "approve", waiverId: id });
    const { tally, status, of } = await read();
    expect(tally).toEqual({ items: 4, holding: 0, blockers: 2, waived: 1, errors: 0 });
    expect(status).toBe("not started");
    expect(of("looked")).toMatchObject({
      state: "open",
      isBlocker: false,
      waiver: {
        isInForce: true,
        reason: "The office is closed.",
        endsAt: `${inDays(30)}T23:59:59.999Z`,
        askedBy: project.people.editor.name,
        approvedBy: project.people.reviewer.name,
      },
    });
  });

  it("keeps no gate closed, which tells it; its end closes the gate", async () => {
    const gate = () => getReadiness(project.viewers.viewer, project.slug, {});
    const id = await approved();
    await approved("all");
    expect(await gate()).toMatchObject({ isReady: true, counts: { blockers: 0, waived: 3 }, waivers: [{}, {}] });
    await endAt(id, new Date(Date.now() - 1_000).toISOString());
    expect(await gate()).toMatchObject({
      isReady: false,
      blockers: [{ item: "looked" }],
      waivers: [{ state: "approved" }, { id, state: "expired", requestedBy: project.people.editor.name }],
    });
  });

  it("is one table's, or every table's", async () => {
    await approved("users");
    expect((await read()).of("purpose", "users").isBlocker).toBe(false);
    expect((await read()).of("purpose", "orgs").isBlocker).toBe(true);
    await approved("all");
    expect((await read()).of("purpose", "orgs")).toMatchObject({ isBlocker: false, waiver: { scope: "every table" } });
    expect((await read()).of("purpose", "users").waiver?.scope).toBe("table");
  });

  it("blocks again by itself when its end has come, which only another waiver that is approved puts off", async () => {
    const id = await approved();
    await endAt(id, new Date(Date.now() + 3_600_000).toISOString());
    expect((await read()).of("looked").isBlocker).toBe(false);
    await endAt(id, new Date(Date.now() - 1_000).toISOString());
    expect((await read()).of("looked")).toMatchObject({ isBlocker: true, waiver: null });
    expect((await list()).waivers).toMatchObject([{ id, state: "expired" }]);
    await expect(change({ kind: "approve", waiverId: id })).rejects.toMatchObject(refusal("conflict"));
    const longer = await ask();
    expect((await read()).of("looked").isBlocker).toBe(true);
    await change({ kind: "approve", waiverId: longer.id });
    expect((await read()).of("looked").isBlocker).toBe(false);
    expect((await list()).waivers.map(({ state }) => state)).toEqual(["approved", "expired"]);
  });

  it("has ended also for a change that began before its end, and has waited for others since", async () => {
    const id = await approved();
    const inForce = await getDb().$transaction(async (db) => {
      await db.$queryRaw`SELECT now()`;
      await endAt(id, new Date(Date.now() - 1).toISOString());
      await db.$queryRaw`SELECT pg_sleep(0.01)::text`;
      return (await readWaiversNow(db, project.id)).standing.size;
    });
    expect(inForce).toBe(0);
  });

  it("blocks again when its item says or asks something else, and no longer than that", async () => {
    await approved();
    const edit = (base: number, looked: string) =>
      write({
        kind: "edit",
        checklistId: checklist.id,
        base,
        template: textOf("Its purpose is written down.", looked),
      });
    await edit(1, "Two people looked.");
    expect((await read()).of("looked")).toMatchObject({ isBlocker: true, waiver: null });
    expect((await list()).waivers).toMatchObject([{ state: "approved", isOutdated: true, text: "Somebody looked." }]);
    await edit(2, "Somebody looked.");
    expect((await read()).of("looked").isBlocker).toBe(false);
  });

  it("blocks again when the waiver is revoked, by who asked or a reviewer, with a reason", async () => {
    const id = await approved();
    await expect(async () => change({ kind: "revoke", waiverId: id, reason: " " })).rejects.toThrow("Say why.");
    const other = await createPerson();
    await getDb().member.create({ data: { projectId: project.id, userId: other.id, role: "editor" } });
    const revoke = { slug: project.slug, kind: "revoke", waiverId: id, reason: "It is open again." } as const;
    await expect(changeWaivers(viewerOf(other), revoke)).rejects.toMatchObject(refusal("forbidden"));
    await change(revoke, "editor");
    expect((await read()).of("looked").isBlocker).toBe(true);
    expect((await list()).waivers).toMatchObject([
      { state: "revoked", approved: { by: project.people.reviewer.name }, revoked: { reason: "It is open again." } },
    ]);
    await expect(change({ kind: "revoke", waiverId: id, reason: "Once more." })).rejects.toMatchObject(
      refusal("conflict"),
    );
  });
});

describe("a waiver", () => {
  it("has the state that follows from what was said of it and from the clock", () => {
    const word = { by: "Mira", at: "2026-11-22T00:00:00.000Z", reason: null };
    const asked = { endsAt: "2026-12-01T00:00:00.000Z", approved: null, rejected: null, revoked: null };
    const [before, at] = ["2026-11-30T23:59:59.999Z", asked.endsAt];
    expect([waiverStateOf(asked, before), waiverStateOf(asked, at)]).toEqual(["pending", "expired"]);
    const given = { ...asked, approved: word };
    expect([waiverStateOf(given, before), waiverStateOf(given, at)]).toEqual(["approved", "expired"]);
    expect(waiverStateOf({ ...asked, rejected: word }, at)).toBe("rejected");
    expect(waiverStateOf({ ...given, revoked: word }, at)).toBe("revoked");
  });

  it("is decided by somebody else: not by who asked, nor by their other account, whatever they are", async () => {
    const own = await ask(null, "admin");
    const decide = (by: Person) => change({ kind: "approve", waiverId: own.id }, by);
    await expect(decide("admin")).rejects.toMatchObject(refusal("forbidden"));
    await expect(change({ kind: "reject", waiverId: own.id, reason: "No." }, "admin")).rejects.toMatchObject(
      refusal("forbidden"),
    );
    const email = project.people.admin.email.replace("p", "\uff50");
    const twin = await createPerson({ email });
    await getDb().member.create({ data: { projectId: project.id, userId: twin.id, role: "reviewer" } });
    const asTwin = { slug: project.slug, kind: "approve", waiverId: own.id } as const;
    await expect(changeWaivers(viewerOf(twin), asTwin)).rejects.toMatchObject(refusal("forbidden"));
    await expect(decide("editor")).rejects.toMatchObject(refusal("forbidden"));
    await expect(decide("stranger")).rejects.toMatchObject(refusal("not_found"));
    expect(await getDb().auditEntry.count({ where: { projectId: project.id, action: "access.refused" } })).toBe(4);
    expect((await list()).waivers).toMatchObject([{ state: "pending" }]);
    await decide("reviewer");
    await expect(decide("reviewer")).rejects.toMatchObject(refusal("conflict"));
  });

  it("is rejected with a reason, which nothing brings back; the same is asked anew", async () => {
    const { id } = await ask();
    await expect(ask()).rejects.toMatchObject(refusal("conflict"));
    await change({ kind: "reject", waiverId: id, reason: "It takes an hour." });
    expect((await list({ state: "rejected" })).waivers).toMatchObject([
      { id, rejected: { reason: "It takes an hour.", by: project.people.reviewer.name } },
    ]);
    await expect(change({ kind: "approve", waiverId: id })).rejects.toMatchObject(refusal("conflict"));
    await ask();
    expect((await list()).counts).toMatchObject({ pending: 1, rejected: 1 });
  });

  it("is refused for what does not block, is not there, was changed meanwhile, and for a wrong end", async () => {
    const { shown } = (await read()).of("nice");
    const nice = { kind: "ask", checklistId: checklist.id, itemId: "nice", shown, reason: "So." } as const;
    await expect(change({ ...nice, until: inDays(2) })).rejects.toMatchObject(refusal("invalid"));
    await expect(ask(null, "editor", inDays(-1))).rejects.toMatchObject(refusal("invalid"));
    await expect(ask(null, "editor", inDays(400))).rejects.toMatchObject(refusal("invalid"));
    expect(waiverInput.safeParse({ ...nice, until: "0000-01-01" }).success).toBe(false);
    const farFromUtc = `${inDays(2)}T12:00:00+23:59`;
    expect(waiverInput.parse({ ...nice, until: farFromUtc })).toMatchObject({
      until: new Date(farFromUtc).toISOString(),
    });
    const old = { ...nice, itemId: "looked", shown: "0".repeat(64), until: inDays(2) };
    await expect(change(old)).rejects.toMatchObject(refusal("conflict"));
    await expect(change({ ...old, itemId: "gone" })).rejects.toMatchObject(refusal("not_found"));
    const aTable = { ...old, shown: (await read()).of("looked").shown, objectId: ground.id("users") };
    await expect(change(aTable)).rejects.toMatchObject(refusal("not_found"));
    const other = await createProjectWith();
    const elsewhere = { slug: other.slug, ...waiverInput.parse(old) };
    await expect(changeWaivers(other.viewers.admin, elsewhere)).rejects.toMatchObject(refusal("not_found"));
    await expect(ask(null, "viewer")).rejects.toMatchObject(refusal("forbidden"));
    expect((await list()).waivers).toEqual([]);
  });

  it("is not approved for an item that was changed since it was asked for", async () => {
    const { id } = await ask();
    const template = textOf("Its purpose is written.", "Two people looked.");
    await write({ kind: "edit", checklistId: checklist.id, base: 1, template });
    await expect(change({ kind: "approve", waiverId: id })).rejects.toMatchObject(refusal("conflict"));
    await change({ kind: "reject", waiverId: id, reason: "Ask for the new one." });
  });

  it("takes a person: no token asks for one or decides", async () => {
    const scopes = ["read", "import", "write_docs"] as const;
    const via = { kind: "token", tokenId: crypto.randomUUID(), scopes, projectId: null } as const;
    const { id } = await ask();
    const approve = { slug: project.slug, kind: "approve", waiverId: id } as const;
    await expect(changeWaivers(viewerOf(project.people.admin, via), approve)).rejects.toMatchObject(
      refusal("forbidden"),
    );
    const seen = await listWaivers(viewerOf(project.people.admin, via), { slug: project.slug });
    expect(seen.waivers).toMatchObject([{ canDecide: false, canRevoke: false }]);
  });
});

describe("the activity", () => {
  it("tells what was asked for, said and ticked, each with its reason and where it is, a page at a time", async () => {
    const { slug } = project;
    const id = await approved("users");
    await change({ kind: "revoke", waiverId: id, reason: "It is open again." });
    const { shown } = (await read()).of("looked");
    const evidence = { kind: "note" as const, text: "Seen." };
    await write({ kind: "tick", checklistId: checklist.id, itemId: "looked", shown, evidence });
    const { entries } = await listActivity(project.viewers.viewer, { slug });
    const href = `/p/${slug}/waivers#${id}`;
    const subject = "users: Its purpose is written.";
    expect(entries.slice(0, 4).map(({ id: _, at: __, version: ___, ...told }) => told)).toEqual([
      {
        kind: "tick",
        by: project.people.admin.name,
        summary: "ticked",
        subject: "Somebody looked.",
        note: "Seen.",
        href: `/p/${slug}/checklists/${checklist.slug}`,
      },
      {
        kind: "waiver",
        by: project.people.reviewer.name,
        summary: "revoked the waiver of",
        subject,
        note: "It is open again.",
        href,
      },
      {
        kind: "waiver",
        by: project.people.reviewer.name,
        summary: "approved the waiver of",
        subject,
        note: null,
        href,
      },
      {
        kind: "waiver",
        by: project.people.editor.name,
        summary: "asked for a waiver of",
        subject,
        note: "The office is closed.",
        href,
      },
    ]);
    const [tick] = entries;
    const rest = await listActivity(project.viewers.viewer, { slug, before: `${tick?.at}_${tick?.id}` });
    expect(rest.entries).toEqual(entries.slice(1));
  });
});

describe("as the application's role, past every service", () => {
  /** What the services would write, with something else in its place. */
  const say = (waiverId: string, kind: string, facts: { by?: Person; at?: string } = {}) =>
    getDb().$executeRaw`INSERT INTO waiver_events (project_id, waiver_id, kind, reason, actor_id, created_at)
      VALUES (${project.id}::uuid, ${waiverId}::uuid, ${kind}, ${kind === "approve" ? null : "So."},
        ${project.people[facts.by ?? "reviewer"].id}::uuid, coalesce(${facts.at ?? null}::timestamptz, now()))`;
  const put = (facts: { by?: Person; at?: string; item?: string; days?: number; version?: number }) =>
    getDb()
      .$executeRaw`INSERT INTO waivers (project_id, checklist_id, version, item_id, reason, ends_at, actor_id, created_at)
      VALUES (${project.id}::uuid, ${checklist.id}::uuid, ${facts.version ?? 1}, ${facts.item ?? "looked"}, 'So.',
        now() + make_interval(days => ${facts.days ?? 3}::int), ${project.people[facts.by ?? "editor"].id}::uuid,
        coalesce(${facts.at ?? null}::timestamptz, now()))`;

  it("nobody decides what they asked for, without the role, twice, at another time, or after the end", async () => {
    const own = await ask(null, "admin");
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

  it("no waiver and nothing said of it is changed or taken away; both go with their project", async () => {
    const id = await approved();
    await expect(getDb().$executeRaw`UPDATE waivers SET ends_at = ends_at + interval '1 day'`).rejects.toThrow();
    await expect(getDb().$executeRaw`DELETE FROM waiver_events`).rejects.toThrow();
    await expect(getDb().$executeRaw`TRUNCATE waivers CASCADE`).rejects.toThrow();
    await getDb().$executeRaw`SELECT delete_project(${project.id}::uuid)`;
    expect(await getDb().waiver.count({ where: { id } })).toBe(0);
  });
});
