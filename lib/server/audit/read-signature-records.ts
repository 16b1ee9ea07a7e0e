import "server-only";
import type { ExportRecord } from "@/lib/domain/audit-export";
import { Prisma } from "@/prisma/generated/client";
import type { Db } from "../db";
import { isoOf } from "./read-links";

type Reader = Pick<Db, "$queryRaw">;

/**
 * The signatures of a project whose rows of the audit log stand up to a place of its chain, in the order they were made; those without
 * such a row too, for whoever verifies to find.
 */
export function readSignatureRecords(db: Reader, projectId: string, upTo: number): Promise<ExportRecord[]> {
  return db.$queryRaw<ExportRecord[]>(Prisma.sql`
    SELECT 'signature' AS type, s.id::text AS id, s.number, s.signer_id::text AS "signerId", s.name, s.email, s.role::text AS role,
      s.meaning, s.position, s.version, s.path, s.checksum, s.import_serial AS "importSerial",
      encode(s.schema_digest, 'hex') AS "schemaDigest", s.revision_sequence::float8 AS "revisionSequence",
      encode(s.revision_hash, 'hex') AS "revisionHash", s.texts::text AS texts, s.pages::text AS pages,
      s.evaluations::text AS evaluations, s.waivers::text AS waivers, s.policy_number AS "policyNumber", s.is_author AS "isAuthor",
      s.completes::text AS completes, s.reauthenticated_by AS "reauthenticatedBy",
      ${isoOf("s.reauthenticated_at")} AS "reauthenticatedAt", ${isoOf("s.created_at")} AS at, encode(s.digest, 'hex') AS digest
    FROM signatures s LEFT JOIN audit_links l ON l.audit_id = s.audit_id
    WHERE s.project_id = ${projectId}::uuid AND coalesce(l.sequence <= ${upTo}, true)
    ORDER BY s.number`);
}

/** The same of withdrawals. */
export function readWithdrawalRecords(db: Reader, projectId: string, upTo: number): Promise<ExportRecord[]> {
  return db.$queryRaw<ExportRecord[]>(Prisma.sql`
    SELECT 'withdrawal' AS type, w.signature_id::text AS "signatureId", w.actor_id::text AS "actorId", w.reason,
      ${isoOf("w.created_at")} AS at, encode(w.digest, 'hex') AS digest
    FROM signature_withdrawals w
    LEFT JOIN audit_log a ON a.actor_id = w.actor_id AND a.action = 'signature.withdraw' AND a.subject = w.signature_id::text
    LEFT JOIN audit_links l ON l.audit_id = a.id
    WHERE w.project_id = ${projectId}::uuid AND coalesce(l.sequence <= ${upTo}, true)
    ORDER BY w.created_at`);
}
