import { beforeEach, describe, expect, it } from "vitest";
import { waiverInput, waiverStateOf } from "@/lib/domain/waivers";
import { getDb } from "../db";
import { createPerson } from "../testing/create-person";
import { createProjectWith } from "../testing/create-project-with";
import { viewerOf } from "../testing/viewer-of";
import { withTestDatabase } from "../testing/with-test-database";
import { changeWaivers } from "./change-waivers";
import { listWaivers } from "./list-waivers";
import {
  ask,
  change,
  inDays,
  list,
  makeGate,
  type Person,
  read,
  type TestGate,
  textOf,
  write,
} from "./testing/make-gate";

withTestDatabase();

let gate: TestGate;
beforeEach(async () => {
  gate = await makeGate();
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
    const own = await ask(gate, null, "admin");
    const decide = (by: Person) => change(gate, { kind: "approve", waiverId: own.id }, by);
    await expect(decide("admin")).rejects.toMatchObject({ code: "forbidden" });
    await expect(change(gate, { kind: "reject", waiverId: own.id, reason: "No." }, "admin")).rejects.toMatchObject({
      code: "forbidden",
    });
    const email = gate.project.people.admin.email.replace("p", "\uff50");
    const twin = await createPerson({ email });
    await getDb().member.create({ data: { projectId: gate.project.id, userId: twin.id, role: "reviewer" } });
    const asTwin = { slug: gate.project.slug, kind: "approve", waiverId: own.id } as const;
    await expect(changeWaivers(viewerOf(twin), asTwin)).rejects.toMatchObject({ code: "forbidden" });
    await expect(decide("editor")).rejects.toMatchObject({ code: "forbidden" });
    await expect(decide("stranger")).rejects.toMatchObject({ code: "not_found" });
    expect(await getDb().auditEntry.count({ where: { projectId: gate.project.id, action: "access.refused" } })).toBe(4);
    expect((await list(gate)).waivers).toMatchObject([{ state: "pending" }]);
    await decide("reviewer");
    await expect(decide("reviewer")).rejects.toMatchObject({ code: "conflict" });
  });

  it("is rejected with a reason, which nothing brings back; the same is asked anew", async () => {
    const { id } = await ask(gate);
    await expect(ask(gate)).rejects.toMatchObject({ code: "conflict" });
    await change(gate, { kind: "reject", waiverId: id, reason: "It takes an hour." });
    expect((await list(gate, { state: "rejected" })).waivers).toMatchObject([
      { id, rejected: { reason: "It takes an hour.", by: gate.project.people.reviewer.name } },
    ]);
    await expect(change(gate, { kind: "approve", waiverId: id })).rejects.toMatchObject({ code: "conflict" });
    await ask(gate);
    expect((await list(gate)).counts).toMatchObject({ pending: 1, rejected: 1 });
  });

  it("is refused for what does not block, is not there, was changed meanwhile, and for a wrong end", async () => {
    const { shown } = (await read(gate)).of("nice");
    const nice = { kind: "ask", checklistId: gate.checklist.id, itemId: "nice", shown, reason: "So." } as const;
    await expect(change(gate, { ...nice, until: inDays(2) })).rejects.toMatchObject({ code: "invalid" });
    await expect(ask(gate, null, "editor", inDays(-1))).rejects.toMatchObject({ code: "invalid" });
    await expect(ask(gate, null, "editor", inDays(400))).rejects.toMatchObject({ code: "invalid" });
    expect(waiverInput.safeParse({ ...nice, until: "0000-01-01" }).success).toBe(false);
    const farFromUtc = `${inDays(2)}T12:00:00+23:59`;
    expect(waiverInput.parse({ ...nice, until: farFromUtc })).toMatchObject({
      until: new Date(farFromUtc).toISOString(),
    });
    const old = { ...nice, itemId: "looked", shown: "0".repeat(64), until: inDays(2) };
    await expect(change(gate, old)).rejects.toMatchObject({ code: "conflict" });
    await expect(change(gate, { ...old, itemId: "gone" })).rejects.toMatchObject({ code: "not_found" });
    const aTable = { ...old, shown: (await read(gate)).of("looked").shown, objectId: gate.ground.id("users") };
    await expect(change(gate, aTable)).rejects.toMatchObject({ code: "not_found" });
    const other = await createProjectWith();
    const elsewhere = { slug: other.slug, ...waiverInput.parse(old) };
    await expect(changeWaivers(other.viewers.admin, elsewhere)).rejects.toMatchObject({ code: "not_found" });
    await expect(ask(gate, null, "viewer")).rejects.toMatchObject({ code: "forbidden" });
    expect((await list(gate)).waivers).toEqual([]);
  });

  it("is not approved for an item that was changed since it was asked for", async () => {
    const { id } = await ask(gate);
    const template = textOf("Its purpose is written.", "Two people looked.");
    await write(gate, { kind: "edit", checklistId: gate.checklist.id, base: 1, template });
    await expect(change(gate, { kind: "approve", waiverId: id })).rejects.toMatchObject({ code: "conflict" });
    await change(gate, { kind: "reject", waiverId: id, reason: "Ask for the new one." });
  });

  it("takes a person: no token asks for one or decides", async () => {
    const scopes = ["read", "import", "write_docs"] as const;
    const via = { kind: "token", tokenId: crypto.randomUUID(), scopes, projectId: null } as const;
    const { id } = await ask(gate);
    const approve = { slug: gate.project.slug, kind: "approve", waiverId: id } as const;
    await expect(changeWaivers(viewerOf(gate.project.people.admin, via), approve)).rejects.toMatchObject({
      code: "forbidden",
    });
    const seen = await listWaivers(viewerOf(gate.project.people.admin, via), { slug: gate.project.slug });
    expect(seen.waivers).toMatchObject([{ canDecide: false, canRevoke: false }]);
  });
});
