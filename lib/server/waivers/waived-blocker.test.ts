import { beforeEach, describe, expect, it } from "vitest";
import { getDb } from "../db";
import { getReadiness } from "../readiness/get-readiness";
import { createPerson } from "../testing/create-person";
import { viewerOf } from "../testing/viewer-of";
import { withTestDatabase } from "../testing/with-test-database";
import { changeWaivers } from "./change-waivers";
import { readWaiversNow } from "./read-waivers-now";
import {
  approved,
  ask,
  change,
  endAt,
  inDays,
  list,
  makeGate,
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

describe("a waived blocker", () => {
  it("does not block once somebody else approved, has not passed either, and says why and until when", async () => {
    const { id } = await ask(gate);
    expect((await read(gate)).of("looked")).toMatchObject({ isBlocker: true, waiver: { id, isInForce: false } });
    await change(gate, { kind: "approve", waiverId: id });
    const { tally, status, of } = await read(gate);
    expect(tally).toEqual({ items: 4, holding: 0, blockers: 2, waived: 1, errors: 0 });
    expect(status).toBe("not started");
    expect(of("looked")).toMatchObject({
      state: "open",
      isBlocker: false,
      waiver: {
        isInForce: true,
        reason: "The office is closed.",
        endsAt: `${inDays(30)}T23:59:59.999Z`,
        askedBy: gate.project.people.editor.name,
        approvedBy: gate.project.people.reviewer.name,
      },
    });
  });

  it("keeps no gate closed, which tells it; its end closes the gate", async () => {
    const verdict = () => getReadiness(gate.project.viewers.viewer, gate.project.slug, {});
    const id = await approved(gate);
    await approved(gate, "all");
    expect(await verdict()).toMatchObject({ isReady: true, counts: { blockers: 0, waived: 3 }, waivers: [{}, {}] });
    await endAt(id, new Date(Date.now() - 1_000).toISOString());
    expect(await verdict()).toMatchObject({
      isReady: false,
      blockers: [{ item: "looked" }],
      waivers: [{ state: "approved" }, { id, state: "expired", requestedBy: gate.project.people.editor.name }],
    });
  });

  it("is one table's, or every table's", async () => {
    await approved(gate, "users");
    expect((await read(gate)).of("purpose", "users").isBlocker).toBe(false);
    expect((await read(gate)).of("purpose", "orgs").isBlocker).toBe(true);
    await approved(gate, "all");
    expect((await read(gate)).of("purpose", "orgs")).toMatchObject({
      isBlocker: false,
      waiver: { scope: "every table" },
    });
    expect((await read(gate)).of("purpose", "users").waiver?.scope).toBe("table");
  });

  it("blocks again by itself when its end has come, which only another waiver that is approved puts off", async () => {
    const id = await approved(gate);
    await endAt(id, new Date(Date.now() + 3_600_000).toISOString());
    expect((await read(gate)).of("looked").isBlocker).toBe(false);
    await endAt(id, new Date(Date.now() - 1_000).toISOString());
    expect((await read(gate)).of("looked")).toMatchObject({ isBlocker: true, waiver: null });
    expect((await list(gate)).waivers).toMatchObject([{ id, state: "expired" }]);
    await expect(change(gate, { kind: "approve", waiverId: id })).rejects.toMatchObject({ code: "conflict" });
    const longer = await ask(gate);
    expect((await read(gate)).of("looked").isBlocker).toBe(true);
    await change(gate, { kind: "approve", waiverId: longer.id });
    expect((await read(gate)).of("looked").isBlocker).toBe(false);
    expect((await list(gate)).waivers.map(({ state }) => state)).toEqual(["approved", "expired"]);
  });

  it("has ended also for a change that began before its end, and has waited for others since", async () => {
    const id = await approved(gate);
    const inForce = await getDb().$transaction(async (db) => {
      await db.$queryRaw`SELECT now()`;
      await endAt(id, new Date(Date.now() - 1).toISOString());
      await db.$queryRaw`SELECT pg_sleep(0.01)::text`;
      return (await readWaiversNow(db, gate.project.id)).standing.size;
    });
    expect(inForce).toBe(0);
  });

  it("blocks again when its item says or asks something else, and no longer than that", async () => {
    await approved(gate);
    const edit = (base: number, looked: string) =>
      write(gate, {
        kind: "edit",
        checklistId: gate.checklist.id,
        base,
        template: textOf("Its purpose is written down.", looked),
      });
    await edit(1, "Two people looked.");
    expect((await read(gate)).of("looked")).toMatchObject({ isBlocker: true, waiver: null });
    expect((await list(gate)).waivers).toMatchObject([
      { state: "approved", isOutdated: true, text: "Somebody looked." },
    ]);
    await edit(2, "Somebody looked.");
    expect((await read(gate)).of("looked").isBlocker).toBe(false);
  });

  it("blocks again when the waiver is revoked, by who asked or a reviewer, with a reason", async () => {
    const id = await approved(gate);
    await expect(async () => change(gate, { kind: "revoke", waiverId: id, reason: " " })).rejects.toThrow("Say why.");
    const other = await createPerson();
    await getDb().member.create({ data: { projectId: gate.project.id, userId: other.id, role: "editor" } });
    const revoke = { slug: gate.project.slug, kind: "revoke", waiverId: id, reason: "It is open again." } as const;
    await expect(changeWaivers(viewerOf(other), revoke)).rejects.toMatchObject({ code: "forbidden" });
    await change(gate, revoke, "editor");
    expect((await read(gate)).of("looked").isBlocker).toBe(true);
    expect((await list(gate)).waivers).toMatchObject([
      {
        state: "revoked",
        approved: { by: gate.project.people.reviewer.name },
        revoked: { reason: "It is open again." },
      },
    ]);
    await expect(change(gate, { kind: "revoke", waiverId: id, reason: "Once more." })).rejects.toMatchObject({
      code: "conflict",
    });
  });
});
