-- Sign-off: who approved which state of schema, docs and checklists, by name. What a signature is of is read here, not taken from whoever
-- writes it, and who may sign is decided here, so that no path leads past it (docs/decisions/029).

-- CreateTable
CREATE TABLE "reauthentications" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "way" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reauthentications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signature_policies" (
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "roles" "role"[],
    "not_author" BOOLEAN NOT NULL,
    "distinct_persons" BOOLEAN NOT NULL,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "signature_policies_pkey" PRIMARY KEY ("project_id","number")
);

-- CreateTable
CREATE TABLE "signatures" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "signer_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "meaning" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "version" TEXT,
    "path" TEXT,
    "checksum" TEXT,
    "import_serial" INTEGER NOT NULL,
    "schema_digest" BYTEA NOT NULL,
    "revision_sequence" BIGINT NOT NULL,
    "revision_hash" BYTEA,
    "texts" JSONB NOT NULL,
    "pages" UUID[],
    "evaluations" JSONB NOT NULL,
    "waivers" JSONB NOT NULL,
    "policy_number" INTEGER NOT NULL,
    "is_author" BOOLEAN NOT NULL,
    "completes" UUID[],
    "reauthentication_id" UUID NOT NULL,
    "reauthenticated_by" TEXT NOT NULL,
    "reauthenticated_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" BYTEA NOT NULL,
    "audit_id" BIGINT NOT NULL,

    CONSTRAINT "signatures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signature_withdrawals" (
    "signature_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" BYTEA NOT NULL,

    CONSTRAINT "signature_withdrawals_pkey" PRIMARY KEY ("signature_id")
);

-- CreateIndex
CREATE INDEX "reauthentications_session_id_idx" ON "reauthentications"("session_id");

-- CreateIndex
CREATE INDEX "reauthentications_user_id_idx" ON "reauthentications"("user_id");

-- CreateIndex
CREATE INDEX "signature_policies_author_id_idx" ON "signature_policies"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "signatures_project_id_number_key" ON "signatures"("project_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "signatures_reauthentication_id_key" ON "signatures"("reauthentication_id");

-- CreateIndex
CREATE UNIQUE INDEX "signatures_audit_id_key" ON "signatures"("audit_id");

-- CreateIndex
CREATE INDEX "signatures_signer_id_idx" ON "signatures"("signer_id");

-- CreateIndex
CREATE INDEX "signature_withdrawals_project_id_idx" ON "signature_withdrawals"("project_id");

-- CreateIndex
CREATE INDEX "signature_withdrawals_actor_id_idx" ON "signature_withdrawals"("actor_id");

-- AddForeignKey
ALTER TABLE "reauthentications" ADD CONSTRAINT "reauthentications_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature_policies" ADD CONSTRAINT "signature_policies_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature_policies" ADD CONSTRAINT "signature_policies_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_signer_id_fkey" FOREIGN KEY ("signer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_reauthentication_id_fkey" FOREIGN KEY ("reauthentication_id") REFERENCES "reauthentications"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature_withdrawals" ADD CONSTRAINT "signature_withdrawals_signature_id_fkey" FOREIGN KEY ("signature_id") REFERENCES "signatures"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature_withdrawals" ADD CONSTRAINT "signature_withdrawals_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature_withdrawals" ADD CONSTRAINT "signature_withdrawals_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A password for signing alone, of whoever signs in at a provider that cannot ask for theirs again.
ALTER TABLE "users" ADD COLUMN "signing_password_hash" TEXT, ADD COLUMN "signing_password_set_at" TIMESTAMPTZ(6);

ALTER TABLE reauthentications ADD CONSTRAINT reauthentications_way CHECK (way IN ('password', 'provider', 'signing password'));
ALTER TABLE signature_policies ADD CONSTRAINT signature_policies_roles
  CHECK (cardinality(roles) <= 5 AND roles <@ ARRAY['reviewer', 'admin']::role[]);
-- Nothing invisible, so that no meaning reads otherwise than it is.
ALTER TABLE signatures ADD CONSTRAINT signatures_meaning
  CHECK (btrim(meaning) <> '' AND length(meaning) <= 200 AND meaning = normalize(meaning, NFC)
    AND meaning !~ '[\u0001-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]');
ALTER TABLE signature_withdrawals ADD CONSTRAINT signature_withdrawals_reason
  CHECK (btrim(reason) <> '' AND length(reason) <= 500);

-- Who is who -----------------------------------------------------------------------------------------------------------------
-- The one form of an address: two accounts with the same are one person.
CREATE FUNCTION email_key(email text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(normalize(btrim(email), NFKC)) $$;
CREATE INDEX users_email_key_idx ON users (email_key(email));
CREATE FUNCTION accounts_of_person(p_user uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT o.id FROM users u JOIN users o ON email_key(o.email) = email_key(u.email) WHERE u.id = p_user
$$;

CREATE FUNCTION role_in_project(p_project uuid, p_user uuid) RETURNS role LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN u.is_administrator THEN 'admin' ELSE m.role END
  FROM users u LEFT JOIN members m ON m.user_id = u.id AND m.project_id = p_project
  WHERE u.id = p_user AND u.closed_at IS NULL AND NOT u.is_system
$$;

-- What there is to sign ------------------------------------------------------------------------------------------------------
-- The pages that checklists read: those they name, and where one asks for diagrams those that hold or are called some.
CREATE FUNCTION pages_of_checklists(p_project uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  WITH rules AS MATERIALIZED (
    SELECT DISTINCT k.rule ->> 'kind' AS kind, k.rule ->> 'page' AS page
    FROM checklists c JOIN checklist_versions v ON v.checklist_id = c.id AND v.number = c.version
    CROSS JOIN LATERAL jsonb_path_query(v.template, '$.sections[*].items[*].check') AS k (rule)
    WHERE c.project_id = p_project AND c.removed_at IS NULL AND k.rule ->> 'kind' IN ('page', 'diagram'))
  SELECT coalesce(array_agg(p.id ORDER BY p.id), '{}')
  FROM pages p LEFT JOIN docs d ON d.page_id = p.id AND d.field = 'body'
  WHERE p.project_id = p_project AND p.archived_at IS NULL
    AND (EXISTS (SELECT 1 FROM rules r WHERE r.kind = 'page' AND r.page = p.slug)
      OR EXISTS (SELECT 1 FROM rules r WHERE r.kind = 'diagram')
        AND (p.title ILIKE '%diagram%' OR position('```mermaid' IN d.text) > 0))
$$;

-- What a signature made now would be of: the schema at head, the docs up to the end of their chain, and every checklist of the project
-- with version and digest of its text (null where it was removed). `written_sequence` is the place of the newest covered writing.
CREATE FUNCTION signable_state(p_project uuid)
RETURNS TABLE ("position" integer, version text, path text, checksum text, import_serial integer, schema_digest bytea,
  written_sequence bigint, revision_sequence bigint, revision_hash bytea, texts jsonb, pages uuid[]) LANGUAGE sql STABLE AS $$
  SELECT p.head_position, m.version, m.path, m.checksum, p.import_serial, s.digest, coalesce(w.sequence, 0), p.revision_sequence,
    p.revision_hash, t.texts, g.pages
  FROM projects p
  LEFT JOIN migrations m ON m.project_id = p.id AND m.position = p.head_position
  CROSS JOIN LATERAL (SELECT pages_of_checklists(p.id) AS pages) g
  CROSS JOIN LATERAL (
    SELECT sha256(coalesce(string_agg(sha256(convert_to(netstring(v.object_id::text) || netstring(v.kind) || netstring(v.schema)
      || netstring(v.name) || netstring(v.definition::text), 'UTF8')), ''::bytea ORDER BY v.object_id), '')) AS digest
    FROM object_versions v WHERE v.project_id = p.id AND v.to_position IS NULL) s
  CROSS JOIN LATERAL (
    SELECT max(d.written_sequence) AS sequence FROM docs d
    WHERE d.project_id = p.id AND (d.object_id IS NOT NULL OR d.page_id = ANY (g.pages))) w
  CROSS JOIN LATERAL (
    SELECT coalesce(jsonb_object_agg(c.id, CASE WHEN c.removed_at IS NULL THEN jsonb_build_array(c.version, v.digest) END), '{}') AS texts
    FROM checklists c JOIN checklist_versions v ON v.checklist_id = c.id AND v.number = c.version WHERE c.project_id = p.id) t
  WHERE p.id = p_project
$$;

-- What became of signatures --------------------------------------------------------------------------------------------------
-- Which signatures that nobody withdrew something they covered has dismissed, and the first of each kind that did. Everything it follows
-- from only grows, so that returning to the same content brings no signature back. `ref` is a migration (with the ordinal of its change),
-- a revision, a checklist, or the row of the audit log of an import that replaced history.
CREATE INDEX audit_log_imports ON audit_log (project_id, id) WHERE action = 'import.apply';
CREATE FUNCTION dismissals_of_signatures(p_project uuid)
RETURNS TABLE (signature_id uuid, kind text, ref text, ordinal integer) LANGUAGE sql STABLE AS $$
  WITH kept AS (
    SELECT s.* FROM signatures s
    WHERE s.project_id = p_project AND NOT EXISTS (SELECT 1 FROM signature_withdrawals w WHERE w.signature_id = s.id))
  SELECT s.id, 'history', a.id::text, NULL::integer FROM kept s CROSS JOIN LATERAL (
    SELECT a.id FROM audit_log a
    WHERE a.project_id = p_project AND a.id > s.audit_id AND a.action = 'import.apply' AND a.detail -> 'isReplayed' = 'true'
    ORDER BY a.id LIMIT 1) a
  UNION ALL
  SELECT s.id, 'schema', c.migration_id::text, c.ordinal FROM kept s CROSS JOIN LATERAL (
    SELECT c.migration_id, c.ordinal FROM changes c WHERE c.project_id = p_project AND c.position > s.position
    ORDER BY c.position, c.consequence, c.ordinal LIMIT 1) c
  UNION ALL
  SELECT s.id, 'docs', r.id::text, NULL FROM kept s CROSS JOIN LATERAL (
    SELECT r.id FROM revisions r JOIN docs d ON d.id = r.doc_id
    WHERE r.project_id = p_project AND r.sequence > s.revision_sequence AND r.kind <> 'confirm'
      AND (d.object_id IS NOT NULL OR d.page_id = ANY (s.pages))
    ORDER BY r.sequence LIMIT 1) r
  UNION ALL
  SELECT s.id, 'texts', t.id::text, NULL FROM kept s CROSS JOIN LATERAL (
    SELECT c.id FROM checklists c
    WHERE c.project_id = p_project AND CASE
      WHEN NOT s.texts ? c.id::text THEN true
      WHEN s.texts -> c.id::text = 'null' THEN false
      ELSE c.removed_at IS NOT NULL OR c.version > (s.texts -> c.id::text ->> 0)::integer END
    ORDER BY c.updated_at, c.id LIMIT 1) t
$$;

-- The policy in force; the one that ships where none was set.
CREATE FUNCTION signature_policy(p_project uuid)
RETURNS TABLE (number integer, roles role[], not_author boolean, distinct_persons boolean) LANGUAGE sql STABLE AS $$
  SELECT p.number, p.roles, p.not_author, p.distinct_persons FROM signature_policies p WHERE p.project_id = p_project
  UNION ALL SELECT 0, ARRAY['reviewer', 'reviewer']::role[], true, true
  ORDER BY 1 DESC LIMIT 1
$$;

-- The signatures that count: neither withdrawn nor dismissed, and as the policy now asks for.
CREATE FUNCTION counted_signatures(p_project uuid) RETURNS SETOF signatures LANGUAGE sql STABLE AS $$
  SELECT s.* FROM signatures s CROSS JOIN signature_policy(p_project) p
  WHERE s.project_id = p_project AND NOT (p.not_author AND s.is_author)
    AND NOT EXISTS (SELECT 1 FROM signature_withdrawals w WHERE w.signature_id = s.id)
    AND s.id NOT IN (SELECT d.signature_id FROM dismissals_of_signatures(p_project) d)
    AND NOT (p.distinct_persons AND EXISTS (
      SELECT 1 FROM signatures o
      WHERE o.project_id = p_project AND o.number < s.number AND (o.signer_id = s.signer_id OR email_key(o.email) = email_key(s.email))
        AND NOT EXISTS (SELECT 1 FROM signature_withdrawals w WHERE w.signature_id = o.id)
        AND o.id NOT IN (SELECT d.signature_id FROM dismissals_of_signatures(p_project) d)))
$$;

-- The roles of which a signature is missing, given those that count and some more: who may most signs for the highest.
CREATE FUNCTION missing_signatures(p_project uuid, p_more role[] DEFAULT '{}') RETURNS role[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_have role[] := ARRAY(
    SELECT h.role FROM (SELECT c.role FROM counted_signatures(p_project) c UNION ALL SELECT unnest(p_more)) h ORDER BY 1 DESC);
  v_missing role[] := '{}';
  v_role role;
BEGIN
  FOR v_role IN SELECT unnest(p.roles) FROM signature_policy(p_project) p ORDER BY 1 DESC LOOP
    IF coalesce(v_have[1] >= v_role, false) THEN v_have := v_have[2:]; ELSE v_missing := v_missing || v_role; END IF;
  END LOOP;
  RETURN v_missing;
END $$;

-- Whether somebody wrote something that a signature made now covers since the last state that had all its signatures (of which none was
-- withdrawn).
CREATE FUNCTION wrote_what_is_signed(p_project uuid, p_user uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM revisions r JOIN docs d ON d.id = r.doc_id
    WHERE r.project_id = p_project AND r.kind <> 'confirm' AND r.author_id IN (SELECT accounts_of_person(p_user))
      AND (d.object_id IS NOT NULL OR d.page_id = ANY (pages_of_checklists(p_project)))
      AND r.sequence > coalesce((
        SELECT max(s.revision_sequence) FROM signatures s WHERE s.project_id = p_project AND s.completes IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM signature_withdrawals w WHERE w.signature_id = ANY (s.completes))), 0))
$$;

-- Why somebody may not sign now; null where they may.
CREATE FUNCTION refusal_of_signature(p_project uuid, p_user uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
      WHEN coalesce(role_in_project(p_project, p_user) < 'reviewer', true) THEN 'role'
      WHEN role_in_project(p_project, p_user) < ALL (p.roles) AND cardinality(p.roles) > 0 THEN 'required role'
      WHEN p.not_author AND wrote_what_is_signed(p_project, p_user) THEN 'author'
      WHEN p.distinct_persons AND EXISTS (
        SELECT 1 FROM counted_signatures(p_project) s JOIN users u ON u.id = p_user
        WHERE s.signer_id = u.id OR email_key(s.email) = email_key(u.email)) THEN 'signed already'
    END
  FROM signature_policy(p_project) p
$$;

-- The record -----------------------------------------------------------------------------------------------------------------
-- SHA-256 over netstrings of everything a signature says, in this order; times are microseconds since 1970, digests hexadecimal, lists and
-- JSON as PostgreSQL writes them.
CREATE FUNCTION digest_of_signature(s signatures) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(convert_to(
    netstring(s.id::text) || netstring(s.project_id::text) || netstring(s.number::text) || netstring(s.signer_id::text)
    || netstring(s.name) || netstring(s.email) || netstring(s.role::text) || netstring(s.meaning) || netstring(s.position::text)
    || netstring(s.version) || netstring(s.path) || netstring(s.checksum) || netstring(s.import_serial::text)
    || netstring(encode(s.schema_digest, 'hex')) || netstring(s.revision_sequence::text) || netstring(encode(s.revision_hash, 'hex'))
    || netstring(s.texts::text) || netstring(s.pages::text) || netstring(s.evaluations::text) || netstring(s.waivers::text)
    || netstring(s.policy_number::text) || netstring(s.is_author::text) || netstring(s.completes::text)
    || netstring(s.reauthenticated_by) || netstring(((extract(epoch FROM s.reauthenticated_at) * 1000000)::bigint)::text)
    || netstring(((extract(epoch FROM s.created_at) * 1000000)::bigint)::text), 'UTF8'))
$$;

CREATE FUNCTION time_reauthentication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.created_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER reauthentications_time BEFORE INSERT ON reauthentications FOR EACH ROW EXECUTE FUNCTION time_reauthentication();

CREATE FUNCTION refuse_signature(p_reason text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A signature is refused: %', p_reason USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- A signature is given its signer, its meaning, how the checklists stand and which waivers are in force. Whose name it bears, when it was
-- made and what it is of is filled in here, under the lock that saves and imports take too.
CREATE FUNCTION write_signature() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_proof reauthentications;
  v_reason text;
BEGIN
  PERFORM 1 FROM projects p WHERE p.id = NEW.project_id AND p.archived_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse_signature('archived'); END IF;
  v_reason := refusal_of_signature(NEW.project_id, NEW.signer_id);
  IF v_reason IS NOT NULL THEN PERFORM refuse_signature(v_reason); END IF;
  -- Of this person, in a session that lives, and fresh; that it serves once is a unique index.
  SELECT r.* INTO v_proof FROM reauthentications r JOIN sessions s ON s.id = r.session_id AND s.user_id = r.user_id
    WHERE r.id = NEW.reauthentication_id AND r.user_id = NEW.signer_id AND r.created_at > clock_timestamp() - interval '5 minutes'
      AND s.revoked_at IS NULL AND s.expires_at > clock_timestamp();
  IF NOT FOUND THEN PERFORM refuse_signature('not confirmed'); END IF;

  NEW.id := gen_random_uuid();
  NEW.created_at := clock_timestamp();
  NEW.audit_id := nextval('audit_log_id_seq');
  NEW.number := 1 + coalesce((SELECT max(s.number) FROM signatures s WHERE s.project_id = NEW.project_id), 0);
  NEW.reauthenticated_by := v_proof.way;
  NEW.reauthenticated_at := v_proof.created_at;
  SELECT u.name, u.email INTO NEW.name, NEW.email FROM users u WHERE u.id = NEW.signer_id;
  NEW.role := role_in_project(NEW.project_id, NEW.signer_id);
  SELECT s.position, s.version, s.path, s.checksum, s.import_serial, s.schema_digest, s.revision_sequence, s.revision_hash, s.texts, s.pages
    INTO NEW.position, NEW.version, NEW.path, NEW.checksum, NEW.import_serial, NEW.schema_digest, NEW.revision_sequence,
      NEW.revision_hash, NEW.texts, NEW.pages
    FROM signable_state(NEW.project_id) s;
  NEW.policy_number := (SELECT p.number FROM signature_policy(NEW.project_id) p);
  NEW.is_author := wrote_what_is_signed(NEW.project_id, NEW.signer_id);
  NEW.completes := NULL;
  IF cardinality(missing_signatures(NEW.project_id, ARRAY[NEW.role])) = 0 THEN
    NEW.completes := ARRAY(SELECT c.id FROM counted_signatures(NEW.project_id) c ORDER BY c.number) || NEW.id;
  END IF;
  NEW.digest := digest_of_signature(NEW);
  RETURN NEW;
END $$;
CREATE TRIGGER signatures_write BEFORE INSERT ON signatures FOR EACH ROW EXECUTE FUNCTION write_signature();

CREATE FUNCTION audit_signature() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_log (id, origin, actor_id, project_id, action, subject, detail)
    VALUES (NEW.audit_id, 'person', NEW.signer_id, NEW.project_id, 'signature.sign', NEW.id::text,
      jsonb_build_object('number', NEW.number, 'digest', encode(NEW.digest, 'hex')));
  RETURN NULL;
END $$;
CREATE TRIGGER signatures_audit AFTER INSERT ON signatures FOR EACH ROW EXECUTE FUNCTION audit_signature();

-- A signature is withdrawn by who made it.
CREATE FUNCTION write_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM projects p WHERE p.id = NEW.project_id FOR UPDATE;
  IF NOT EXISTS (
    SELECT 1 FROM signatures s WHERE s.id = NEW.signature_id AND s.project_id = NEW.project_id AND s.signer_id = NEW.actor_id) THEN
    RAISE EXCEPTION 'A withdrawal is refused: it is not the signer''s' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  NEW.created_at := clock_timestamp();
  NEW.digest := sha256(convert_to(netstring(NEW.signature_id::text) || netstring(NEW.project_id::text) || netstring(NEW.actor_id::text)
    || netstring(NEW.reason) || netstring(((extract(epoch FROM NEW.created_at) * 1000000)::bigint)::text), 'UTF8'));
  RETURN NEW;
END $$;
CREATE TRIGGER signature_withdrawals_write BEFORE INSERT ON signature_withdrawals FOR EACH ROW EXECUTE FUNCTION write_withdrawal();

CREATE FUNCTION audit_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_log (origin, actor_id, project_id, action, subject, detail)
    VALUES ('person', NEW.actor_id, NEW.project_id, 'signature.withdraw', NEW.signature_id::text,
      jsonb_build_object('digest', encode(NEW.digest, 'hex')));
  RETURN NULL;
END $$;
CREATE TRIGGER signature_withdrawals_audit AFTER INSERT ON signature_withdrawals FOR EACH ROW EXECUTE FUNCTION audit_withdrawal();

-- A policy is an admin's, and never changed: another one is set.
CREATE FUNCTION write_signature_policy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM projects p WHERE p.id = NEW.project_id FOR UPDATE;
  IF role_in_project(NEW.project_id, NEW.author_id) IS DISTINCT FROM 'admin' THEN
    RAISE EXCEPTION 'A policy is refused: it is not an admin''s' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  NEW.number := 1 + (SELECT p.number FROM signature_policy(NEW.project_id) p);
  NEW.created_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER signature_policies_write BEFORE INSERT ON signature_policies FOR EACH ROW EXECUTE FUNCTION write_signature_policy();

CREATE TRIGGER reauthentications_append_only BEFORE UPDATE OR DELETE ON reauthentications FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reauthentications_keep BEFORE TRUNCATE ON reauthentications FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER signature_policies_append_only BEFORE UPDATE OR DELETE ON signature_policies FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER signature_policies_keep BEFORE TRUNCATE ON signature_policies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER signatures_append_only BEFORE UPDATE OR DELETE ON signatures FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER signatures_keep BEFORE TRUNCATE ON signatures FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER signature_withdrawals_append_only BEFORE UPDATE OR DELETE ON signature_withdrawals FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER signature_withdrawals_keep BEFORE TRUNCATE ON signature_withdrawals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
