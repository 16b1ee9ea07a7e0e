import { beforeEach, describe, expect, it } from "vitest";
import { getDb } from "../db";
import { copyIn } from "../testing/copy-in";
import { signedIn } from "../testing/signed-in";
import { tamper } from "../testing/tamper";
import { withTestDatabase } from "../testing/with-test-database";
import { makeRelease, prove, setPolicy, sign, type TestRelease, withdraw, write } from "./testing/make-release";

withTestDatabase();

let release: TestRelease;
beforeEach(async () => {
  release = await makeRelease();
});

const insert = (signerId: string, proof: string) =>
  getDb()
    .$executeRaw`INSERT INTO signatures (project_id, signer_id, meaning, evaluations, waivers, reauthentication_id, name, created_at, position)
    VALUES (${release.project.id}::uuid, ${signerId}::uuid, 'Approved', '[]', '[]', ${proof}::uuid, 'Mallory', '2020-01-01', 0)`;

describe("as the application's role, past every service", () => {
  it("nobody signs whom the policy does not let, in another's name, or without a proof that is fresh, theirs and unused", async () => {
    const { reviewer, second } = release;
    const { editor, reviewer: person } = release.project.people;
    const proof = await prove(reviewer);
    await expect(insert(editor.id, await prove(await signedIn(editor)))).rejects.toThrow(/refused: role/u);
    await expect(insert(second.userId, proof)).rejects.toThrow(/not confirmed/u);
    await expect(insert(person.id, crypto.randomUUID())).rejects.toThrow(/not confirmed/u);
    await tamper("UPDATE reauthentications SET created_at = now() - interval '6 minutes' WHERE id = $1", [proof]);
    await expect(insert(person.id, proof)).rejects.toThrow(/not confirmed/u);
    const fresh = await prove(reviewer);
    await insert(person.id, fresh);
    const record = await getDb().signature.findFirstOrThrow({ where: { projectId: release.project.id } });
    expect(record).toMatchObject({ name: person.name, position: 1 });
    expect(Date.now() - record.createdAt.getTime()).toBeLessThan(60_000);
    await expect(insert(person.id, await prove(reviewer))).rejects.toThrow(/signed already/u);
    await setPolicy(release, ["reviewer"], { distinctPersons: false });
    await expect(insert(person.id, fresh)).rejects.toThrow(/reauthentication_id/u);
    await write(release, "People we know.", { by: reviewer });
    await expect(insert(person.id, await prove(reviewer))).rejects.toThrow(/refused: author/u);
    const id = reviewer.via.kind === "session" ? reviewer.via.sessionId : "";
    await getDb().session.update({ where: { id }, data: { revokedAt: new Date() } });
    await setPolicy(release, ["reviewer"], { distinctPersons: false, notAuthor: false });
    await expect(insert(person.id, await prove(reviewer))).rejects.toThrow(/not confirmed/u);
  });

  it("nobody sets a policy but an admin, or withdraws another's signature", async () => {
    const { id: projectId, people } = release.project;
    const policy = { projectId, number: 1, roles: [], notAuthor: false, distinctPersons: false };
    const setting = getDb().signaturePolicy.create({ data: { ...policy, authorId: people.reviewer.id } });
    await expect(setting).rejects.toThrow(/not an admin/u);
    const { id } = await sign(release);
    await expect(getDb().$executeRaw`INSERT INTO signature_withdrawals (signature_id, project_id, actor_id, reason)
      VALUES (${id}::uuid, ${projectId}::uuid, ${release.second.userId}::uuid, 'No.')`).rejects.toThrow(
      /not the signer/u,
    );
  });

  it("what is copied in is held as what is inserted, and nothing is put in the place of what is there", async () => {
    const { reviewer, second, project } = release;
    const { id } = await sign(release);
    const columns = "project_id, signer_id, meaning, evaluations, waivers, reauthentication_id, name, created_at";
    const copy = (signer: string, proof: string) =>
      copyIn(`signatures (${columns})`, [project.id, signer, "Approved", "[]", "[]", proof, "Mallory", "2020-01-01"]);
    await expect(copy(project.people.editor.id, await prove(reviewer))).rejects.toThrow(/refused: role/u);
    await expect(copy(second.userId, await prove(reviewer))).rejects.toThrow(/not confirmed/u);
    await copy(second.userId, await prove(second));
    const { name, createdAt } = await getDb().signature.findFirstOrThrow({ where: { signerId: second.userId } });
    expect(name).toBe(second.name);
    expect(createdAt.getFullYear()).toBeGreaterThan(2020);
    const taking = copyIn("signature_withdrawals (signature_id, project_id, actor_id, reason)", [
      ...[id ?? "", project.id, second.userId, "No."],
    ]);
    await expect(taking).rejects.toThrow(/not the signer/u);
    await withdraw(release, reviewer, id);
    await expect(getDb().$executeRaw`INSERT INTO signatures SELECT * FROM signatures
      ON CONFLICT (id) DO UPDATE SET meaning = 'Other'`).rejects.toThrow(/permission denied/u);
    await expect(getDb().$executeRaw`INSERT INTO signature_withdrawals SELECT * FROM signature_withdrawals
      ON CONFLICT (signature_id) DO UPDATE SET reason = 'Other.'`).rejects.toThrow(/permission denied/u);
  });

  it("nothing of it is changed, deleted or emptied, whatever the privileges", async () => {
    await sign(release);
    const tables = ["signatures", "signature_withdrawals", "signature_policies", "reauthentications"];
    for (const table of tables) {
      for (const sql of [`UPDATE ${table} SET created_at = now()`, `DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`])
        await expect(getDb().$executeRawUnsafe(sql), sql).rejects.toThrow(/permission denied/u);
    }
    const held = await getDb().$queryRaw<{ name: string }[]>`
      SELECT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgfoid = 'refuse_change'::regproc AND tgrelid::regclass::text = ANY (${tables})`;
    expect(held).toHaveLength(8);
  });

  it("temporary tables that are called as those of the rules are not what the rules read", async () => {
    const { id: projectId, people } = release.project;
    const posing = getDb().$transaction(async (db) => {
      await db.$executeRawUnsafe("CREATE TEMP TABLE members ON COMMIT DROP AS SELECT * FROM public.members");
      await db.$executeRaw`UPDATE pg_temp.members SET role = 'admin' WHERE user_id = ${people.viewer.id}::uuid`;
      await db.$executeRaw`INSERT INTO public.signature_policies (project_id, roles, not_author, distinct_persons, author_id)
        VALUES (${projectId}::uuid, '{}', false, false, ${people.viewer.id}::uuid)`;
    });
    await expect(posing).rejects.toThrow(/not an admin/u);
    const [{ open }] = await getDb().$queryRaw<[{ open: string[] }]>`
      SELECT coalesce(array_agg(DISTINCT p.proname::text), '{}') AS open FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
      WHERE NOT t.tgisinternal AND NOT coalesce(p.proconfig::text LIKE '%pg_temp%', false)`;
    expect(open).toEqual([]);
  });
});
