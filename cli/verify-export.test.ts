import { expect, test } from "vitest";
import type { ExportRecord } from "@/lib/domain/audit-export";
import { type Checkpoint, readCheckpoint } from "@/lib/domain/checkpoint";
import { endsOf, makeLines, makeRecords, makeSigner } from "./testing/make-export";
import { type Trusted, verifyExport } from "./verify-export";

type Records = readonly ExportRecord[];

const signer = makeSigner();
const size = { audit: 20, checkpointEvery: 6 };
const whole = [...makeRecords(signer, size)];
const { publicKey: key } = signer("");
// Lines 1 and 2 are the header and a person.
const lineOf = (record: ExportRecord | undefined) => whole.indexOf(record as ExportRecord) + 3;
const auditAt = (sequence: number) => whole.find((each) => each.type === "audit" && each.sequence === sequence);
const newest = whole.filter((record) => record.type === "checkpoint").at(-1);
const kept: readonly Checkpoint[] = [readCheckpoint(newest?.statement ?? "")].filter((each) => each !== null);

const linesOf = (records: Records, by = signer) => [...makeLines(by, records, endsOf(records))];
const verify = (lines: readonly string[], trusted: Trusted = {}) =>
  verifyExport(
    (async function* () {
      yield Buffer.from(lines.join(""));
    })(),
    trusted,
  );
/** The records with those that one wants put in the place of one. */
const inPlaceOf = (record: ExportRecord | undefined, ...instead: readonly (ExportRecord | undefined)[]) =>
  whole.flatMap((each) => (each === record ? instead.filter((given) => given !== undefined) : [each]));
const changed = (sequence: number, change: Partial<ExportRecord>) =>
  inPlaceOf(auditAt(sequence), { ...auditAt(sequence), ...change } as ExportRecord);

test("an export holds as it was made, up to its ends and its newest checkpoint", async () => {
  const report = await verify(linesOf(whole), { keys: [key], kept });
  expect(report).toMatchObject({ broken: null, isSealed: true, signed: { sequence: 18, publicKey: key } });
  expect(report.ends).toEqual(endsOf(whole));
});

const other = [...makeRecords(signer, { ...size, said: (place) => (place < 9 ? String(place) : "forged") })];
const otherAt = (sequence: number) => other.find((each) => each.type === "audit" && each.sequence === sequence);
const checkpointAfter = (sequence: number) =>
  whole.find(
    (each) => each.type === "checkpoint" && whole.indexOf(each) > whole.indexOf(auditAt(sequence) as ExportRecord),
  );

const tampered: Readonly<Record<string, readonly [Records, line: number, reason: string, sequence: number | null]>> = {
  "one byte of a row": [changed(7, { detail: '{"field": "purpose", "number": 8}' }), lineOf(auditAt(7)), "altered", 7],
  "one byte of a hash": [changed(7, { hash: "0".repeat(64) }), lineOf(auditAt(7)), "altered", 7],
  "the hash before": [changed(7, { previousHash: "0".repeat(64) }), lineOf(auditAt(7)), "unlinked", 7],
  "two rows swapped": [
    whole.map((each) => (each === auditAt(7) ? auditAt(8) : each === auditAt(8) ? auditAt(7) : each) as ExportRecord),
    lineOf(auditAt(7)),
    "missing",
    7,
  ],
  "a row taken out of the middle": [inPlaceOf(auditAt(7)), lineOf(auditAt(7)), "missing", 7],
  "a row put in": [inPlaceOf(auditAt(7), auditAt(7), otherAt(9)), lineOf(auditAt(7)) + 1, "missing", 8],
  "a fork": [inPlaceOf(auditAt(9), otherAt(9)), lineOf(auditAt(10)), "unlinked", 10],
  "a checkpoint of other records": [
    inPlaceOf(checkpointAfter(9), other.filter(({ type }) => type === "checkpoint").at(1)),
    lineOf(checkpointAfter(9)),
    "contradicted",
    12,
  ],
  "a checkpoint that nobody signed": [
    inPlaceOf(checkpointAfter(9), { ...checkpointAfter(9), signature: "" } as ExportRecord),
    lineOf(checkpointAfter(9)),
    "forged",
    12,
  ],
};

test.each(Object.entries(tampered))("%s is found at its place", async (_, [records, line, reason, sequence]) => {
  // The seal is made anew, so that the place is told by the chains alone.
  const report = await verify([...makeLines(signer, records, endsOf(whole))]);
  expect({ line: report.line, ...report.broken }).toMatchObject({ line, reason, sequence });
});

test("a tail that was cut off is found by the header, and, where that was changed too, by a checkpoint kept apart", async () => {
  const cut = whole.slice(0, whole.indexOf(auditAt(16) as ExportRecord));
  const byHeader = await verify([...makeLines(signer, cut, endsOf(whole))]);
  expect(byHeader.broken).toMatchObject({ type: "audit", sequence: 16, reason: "cut" });
  expect(await verify(linesOf(cut))).toMatchObject({ broken: null });
  expect((await verify(linesOf(cut), { kept })).broken).toMatchObject({ type: "audit", sequence: 16, reason: "cut" });
});

test("a log with all its hashes made anew is found by a checkpoint kept apart, or by its key", async () => {
  const thief = makeSigner();
  const anew = [...makeRecords(thief, { ...size, said: () => "forged" })];
  expect(await verify(linesOf(anew, thief))).toMatchObject({ broken: null });
  const byCheckpoint = await verify(linesOf(anew, thief), { kept });
  expect(byCheckpoint.broken).toMatchObject({ type: "revision", sequence: 3, reason: "forgotten" });
  expect((await verify(linesOf(anew, thief), { keys: [key] })).broken).toMatchObject({
    sequence: 6,
    reason: "other key",
  });
});

test("an old backup that went on otherwise is found by a checkpoint kept apart, where it went on", async () => {
  const backup = other.filter((record) => record.type !== "checkpoint");
  expect(await verify(linesOf(backup))).toMatchObject({ broken: null });
  const { broken } = await verify(linesOf(backup), { kept });
  expect(broken).toMatchObject({ type: "revision", sequence: 3, reason: "forgotten" });
});

test("checkpoints of another project say nothing of this one, and that is said", async () => {
  const foreign = kept.map((each) => ({ ...each, chainId: "other" }));
  expect((await verify(linesOf(whole), { kept: foreign })).broken).toMatchObject({ reason: "elsewhere" });
});

test("any one changed byte of an export shows, those of names and of the header too", async () => {
  const bytes = Buffer.from(linesOf(whole).join(""));
  const step = 41;
  for (let place = 0; place < bytes.length - 1; place += step) {
    const changed = Buffer.from(bytes);
    changed[place] = (bytes[place] ?? 0) ^ 1;
    const report = await verifyExport(
      (async function* () {
        yield changed.subarray(0, place);
        yield changed.subarray(place);
      })(),
      { keys: [key] },
    );
    expect(report.broken, `byte ${place}`).not.toBeNull();
  }
});

test.each([
  ["nothing", [], "header"],
  ["no export", ["PK"], "unreadable"],
  ["no seal", linesOf(whole).slice(0, -1), "unsealed"],
  ["something after the seal", [...linesOf(whole), "{}\n"], "unsealed"],
  ["two headers", linesOf(whole).flatMap((line, index) => (index === 0 ? [line, line] : [line])), "header"],
])("%s is no whole export", async (_, lines, reason) => {
  expect((await verify(lines)).broken).toMatchObject({ reason });
});
