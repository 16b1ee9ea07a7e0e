-- The audit log is chained by hash: one chain per project and one for the instance (its id is all zeros). A row is linked when
-- its transaction commits, or it is not there; docs/decisions/024 says why then.

-- CreateTable
CREATE TABLE "audit_chains" (
    "id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "hash" BYTEA,

    CONSTRAINT "audit_chains_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_links" (
    "audit_id" BIGINT NOT NULL,
    "chain_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_links_pkey" PRIMARY KEY ("audit_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_links_chain_id_sequence_key" ON "audit_links"("chain_id", "sequence");

CREATE FUNCTION audit_chain_of(project uuid) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(project, '00000000-0000-0000-0000-000000000000')
$$;

-- SHA-256 over netstrings of: previous hash (hexadecimal), chain, place in it, id, time (microseconds since 1970), origin,
-- actor, token, action, subject, detail (as PostgreSQL writes jsonb).
CREATE FUNCTION hash_of_audit(previous bytea, place bigint, entry audit_log) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(convert_to(
    netstring(encode(previous, 'hex')) || netstring(audit_chain_of(entry.project_id)::text) || netstring(place::text)
    || netstring(entry.id::text) || netstring(((extract(epoch FROM entry.at) * 1000000)::bigint)::text)
    || netstring(entry.origin::text) || netstring(entry.actor_id::text) || netstring(entry.token_id::text)
    || netstring(entry.action) || netstring(entry.subject) || netstring(entry.detail::text), 'UTF8'))
$$;

-- Whom somebody invited is known of the invitation; an address of a person has no place where nothing can be erased.
ALTER TABLE audit_log DISABLE TRIGGER audit_log_append_only;
UPDATE audit_log SET detail = detail - 'email' WHERE action = 'member.invite';
ALTER TABLE audit_log ENABLE TRIGGER audit_log_append_only;

-- The rows so far, in the order of their ids.
DO $$
DECLARE
  v_entry audit_log;
  v_link audit_links;
BEGIN
  FOR v_entry IN SELECT * FROM audit_log ORDER BY project_id, id LOOP
    IF v_link.chain_id IS DISTINCT FROM audit_chain_of(v_entry.project_id) THEN
      v_link := (NULL, audit_chain_of(v_entry.project_id), 0, NULL);
    END IF;
    v_link.audit_id := v_entry.id;
    v_link.sequence := v_link.sequence + 1;
    v_link.hash := hash_of_audit(v_link.hash, v_link.sequence, v_entry);
    INSERT INTO audit_links SELECT v_link.*;
  END LOOP;
  INSERT INTO audit_chains (id, sequence, hash)
    SELECT DISTINCT ON (chain_id) chain_id, sequence, hash FROM audit_links ORDER BY chain_id, sequence DESC;
END $$;

-- Links a row to the end of its chain. Deferred, so that the end is locked only while its transaction commits: nobody waits for
-- the rest of somebody else's transaction, and none that locks something else first can wait for it in a circle. Where one
-- transaction writes into two chains, the instance's comes first.
CREATE FUNCTION link_audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  v_end audit_chains;
BEGIN
  INSERT INTO audit_chains AS c (id, sequence) VALUES (audit_chain_of(NEW.project_id), 1)
    ON CONFLICT (id) DO UPDATE SET sequence = c.sequence + 1 RETURNING * INTO v_end;
  v_end.hash := hash_of_audit(v_end.hash, v_end.sequence, NEW);
  INSERT INTO audit_links (audit_id, chain_id, sequence, hash) VALUES (NEW.id, v_end.id, v_end.sequence, v_end.hash);
  UPDATE audit_chains SET hash = v_end.hash WHERE id = v_end.id;
  RETURN NULL;
END $$;
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION link_audit() SET search_path TO %I, pg_temp', current_schema());
  REVOKE EXECUTE ON FUNCTION link_audit() FROM PUBLIC;
END $$;
CREATE CONSTRAINT TRIGGER audit_log_link AFTER INSERT ON audit_log DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION link_audit();

CREATE TRIGGER audit_links_append_only BEFORE UPDATE OR DELETE ON audit_links FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_links_keep BEFORE TRUNCATE ON audit_links FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_chains_append_only BEFORE DELETE ON audit_chains FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_chains_keep BEFORE TRUNCATE ON audit_chains FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- As the one before (20261121144000); and the chains of the audit log are written by its trigger alone.
CREATE OR REPLACE FUNCTION grant_application(role_name text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), role_name);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', current_schema(), role_name);
  EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO %I', current_schema(), role_name);
  EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON docs, doc_edits, revisions, audit_chains, audit_links FROM %I', role_name);
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON review_events, audit_log FROM %I', role_name);
  EXECUTE format('REVOKE UPDATE, DELETE ON projects FROM %I', role_name);
  EXECUTE format('GRANT UPDATE (slug, name, description, code_address, dialect, layout, head_position, import_serial, archived_at)
    ON projects TO %I', role_name);
  EXECUTE format('GRANT EXECUTE ON FUNCTION save_doc, delete_project, refresh_catalog_statistics TO %I', role_name);
  EXECUTE format('REVOKE ALL ON _prisma_migrations FROM %I', role_name);
END $$;
