import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { digestOfSignature } from "./signature-record";
import { SignatureVerifier } from "./signature-verifier";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const project = crypto.randomUUID();
const record = {
  ...{ type: "signature" as const, id: crypto.randomUUID(), number: 1, signerId: crypto.randomUUID(), name: "Mira" },
  ...{ email: "mira@example.com", role: "reviewer", meaning: "Approved", position: 0, version: null, path: null },
  ...{ checksum: null, importSerial: 0, schemaDigest: "0".repeat(64), texts: "{}", pages: "{}", evaluations: "[]" },
  ...{ waivers: "[]", policyNumber: 0, isAuthor: false, completes: null, reauthenticatedBy: "password", digest: "" },
  ...{ reauthenticatedAt: "2026-11-22T06:00:00.000000Z", at: "2026-11-22T06:00:00.000000Z" },
  ...{ revisionSequence: 2, revisionHash: "a".repeat(64) },
};
const numbered = (number: number) => {
  const next = { ...record, number };
  return { ...next, digest: digestOfSignature(project, next, sha256) };
};

test("a signature that is there twice, out of its turn, of another project, or of other docs than the chain's is found", () => {
  const verifier = new SignatureVerifier(sha256);
  expect(verifier.take(project, numbered(1))).toBeNull();
  expect(verifier.take(project, numbered(1))).toBe("missing");
  expect(verifier.take(project, numbered(2))).toBe("unrecorded");
  expect(verifier.take(project, numbered(4))).toBe("missing");
  expect(verifier.take(crypto.randomUUID(), numbered(2))).toBe("altered");
  expect(verifier.meetRevision(1, "c".repeat(64))).toBeNull();
  expect(verifier.meetRevision(2, "b".repeat(64))).toBe("other docs");
  expect(verifier.left()).toMatchObject({ reason: "unrecorded", id: record.id });
});
