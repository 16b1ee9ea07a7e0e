import { createHash } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { ExportRecord } from "@/lib/domain/audit-export";
import { ExportVerifier } from "@/lib/domain/export-verifier";
import { digestOfSignature } from "@/lib/domain/signature-record";
import { checkAudit } from "../audit/check-audit";
import { exportRecords } from "../audit/export-records";
import { tamper } from "../testing/tamper";
import { withTestDatabase } from "../testing/with-test-database";
import { makeRelease, sign, type TestRelease, withdraw, write } from "./testing/make-release";

withTestDatabase();

let release: TestRelease;
beforeEach(async () => {
  release = await makeRelease();
});

describe("in the check of what is stored", () => {
  const check = async () => (await checkAudit(release.project.viewers.viewer, release.project.slug)).broken;
  const found = (reason: string, type = "signature") => expect.objectContaining({ type, reason });

  it("signatures and withdrawals fit their rows of the log and the docs they are of", async () => {
    const { id } = await sign(release);
    await write(release, "People we know.");
    await sign(release, release.second);
    await withdraw(release, release.reviewer, id);
    expect(await check()).toBeNull();
  });

  it("one letter of a meaning, the time, and how the checklists stood are found where they are others", async () => {
    const { id } = await sign(release);
    const changes = [
      ["meaning = meaning || '.'", "meaning = left(meaning, -1)"],
      ["created_at = created_at + interval '1 microsecond'", "created_at = created_at - interval '1 microsecond'"],
      ["evaluations = jsonb_build_array(evaluations)", "evaluations = evaluations -> 0"],
    ] as const;
    for (const [change, back] of changes) {
      await tamper(`UPDATE signatures SET ${change} WHERE id = $1::uuid`, [id]);
      expect(await check(), change).toEqual(found("altered"));
      await tamper(`UPDATE signatures SET ${back} WHERE id = $1::uuid`, [id]);
    }
    expect(await check()).toBeNull();
  });

  it("one that was made anew as a whole, or taken out, is found", async () => {
    const { id } = await sign(release);
    await tamper(
      `UPDATE signatures SET meaning = 'Other', digest = digest_of_signature((id, project_id, number, signer_id, name, email, role,
      'Other', position, version, path, checksum, import_serial, schema_digest, revision_sequence, revision_hash, texts, pages, evaluations,
      waivers, policy_number, is_author, completes, reauthentication_id, reauthenticated_by, reauthenticated_at, created_at, digest,
      audit_id)::signatures) WHERE id = $1::uuid`,
      [id],
    );
    expect(await check()).toEqual(found("unsigned", "audit"));
    await tamper("DELETE FROM signatures WHERE id = $1::uuid", [id]);
    expect(await check()).toEqual(found("unsigned", "audit"));
  });
});

describe("in an export", () => {
  it("signatures that changed places, said what another says, or went with their withdrawal are found", async () => {
    const { id } = await sign(release);
    await sign(release, release.second);
    await withdraw(release, release.reviewer, id);
    const records = await exported();
    const [one, other] = records.filter((each) => each.type === "signature");
    const withdrawal = records.find((each) => each.type === "withdrawal");
    if (!one || !other || !withdrawal) throw new Error("They are not in the export.");
    /** With some records in the place of others; without those that have none. */
    const withInstead = (...changes: readonly (readonly [ExportRecord, ExportRecord | null])[]) => {
      const instead = new Map(changes);
      return verify(records.flatMap((each) => (instead.has(each) ? (instead.get(each) ?? []) : each)));
    };
    expect(withInstead()).toBeNull();
    expect(withInstead([one, other], [other, one])).toMatchObject({ reason: "missing", type: "signature" });
    expect(withInstead([withdrawal, null])).toMatchObject({ reason: "unsigned", type: "audit" });
    expect(withInstead([other, null])).toMatchObject({ reason: "unsigned", type: "audit" });
    const moved = { ...other, ...who(one) };
    expect(withInstead([other, moved])).toMatchObject({ reason: "altered", type: "signature", id: other.id });
    const anew = { ...moved, digest: digestOfSignature(release.project.id, moved, sha256) };
    expect(withInstead([other, anew])).toMatchObject({ reason: "unsigned", type: "audit" });
    const taken = { ...withdrawal, signatureId: other.id };
    expect(withInstead([withdrawal, taken])).toMatchObject({ reason: "altered", type: "withdrawal" });
  });
});

async function exported(): Promise<readonly ExportRecord[]> {
  const records: ExportRecord[] = [];
  for await (const record of exportRecords({ id: release.project.id, project: null })) records.push(record);
  return records;
}

type Signature = Extract<ExportRecord, { readonly type: "signature" }>;

/** Whose a signature is, for another to bear. */
function who({ signerId, name, email, role }: Signature): Pick<Signature, "signerId" | "name" | "email" | "role"> {
  return { signerId, name, email, role };
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

function verify(records: readonly ExportRecord[]) {
  const verifier = new ExportVerifier({ sha256, isSigned: () => true });
  for (const record of records) {
    const broken = verifier.take(record);
    if (broken !== null) return broken;
  }
  return verifier.end();
}
