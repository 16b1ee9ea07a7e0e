-- What led past the rules of signatures and waivers, closed (docs/decisions/029, 030).

-- Triggers read the tables of this schema, whatever temporary ones of the same names the session has made for itself.
DO $$
DECLARE
  v_function regprocedure;
BEGIN
  FOR v_function IN
    SELECT p.oid FROM pg_proc p
    WHERE p.pronamespace = current_schema()::regnamespace AND p.prorettype = 'trigger'::regtype AND p.proconfig IS NULL
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path TO %I, pg_temp', v_function, current_schema());
  END LOOP;
END $$;

-- Anybody can set a setting; only `delete_project` can put a project where its chain of revisions cannot be, or delete it.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_project uuid := to_jsonb(OLD) ->> 'project_id';
BEGIN
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME <> 'audit_log' AND v_project IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM projects p WHERE p.id = v_project AND p.revision_sequence < 9223372036854775807) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE OR REPLACE FUNCTION delete_project(p_project uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  UPDATE projects SET revision_sequence = 9223372036854775807 WHERE id = p_project;
  DELETE FROM revisions WHERE project_id = p_project;
  DELETE FROM review_events WHERE project_id = p_project;
  DELETE FROM docs WHERE project_id = p_project;
  DELETE FROM reviews WHERE project_id = p_project;
  DELETE FROM diagnostics WHERE project_id = p_project;
  DELETE FROM migrations WHERE project_id = p_project;
  DELETE FROM projects WHERE id = p_project;
END $$;

DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION refuse_change() SET search_path TO %I, pg_temp', current_schema());
  EXECUTE format('ALTER FUNCTION delete_project(uuid) SET search_path TO %I, pg_temp', current_schema());
END $$;

-- The roles of some asked for that are missing among those there are: who may most stands for the highest.
CREATE FUNCTION roles_missing(p_asked role[], p_there role[]) RETURNS role[] LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  v_there role[] := ARRAY(SELECT unnest(p_there) ORDER BY 1 DESC);
  v_missing role[] := '{}';
  v_role role;
BEGIN
  FOR v_role IN SELECT unnest(p_asked) ORDER BY 1 DESC LOOP
    IF coalesce(v_there[1] >= v_role, false) THEN v_there := v_there[2:]; ELSE v_missing := v_missing || v_role; END IF;
  END LOOP;
  RETURN v_missing;
END $$;

CREATE OR REPLACE FUNCTION missing_signatures(p_project uuid, p_more role[] DEFAULT '{}') RETURNS role[] LANGUAGE sql STABLE AS $$
  SELECT roles_missing(p.roles, ARRAY(SELECT c.role FROM counted_signatures(p_project) c) || p_more) FROM signature_policy(p_project) p
$$;

-- The place up to which a project had all its signatures, as the policy that is in force now asks for them, before the signature of a
-- number: of their set none was withdrawn and none is an author's, so that a policy that was weak for a moment makes no author another.
CREATE FUNCTION fully_signed_sequence(p_project uuid, p_before integer) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(max(s.revision_sequence), 0)
  FROM signatures s CROSS JOIN signature_policy(p_project) p
  WHERE s.project_id = p_project AND s.completes IS NOT NULL AND (p_before IS NULL OR s.number < p_before)
    AND NOT EXISTS (SELECT 1 FROM signature_withdrawals w WHERE w.signature_id = ANY (s.completes))
    AND NOT EXISTS (SELECT 1 FROM signatures c WHERE c.id = ANY (s.completes) AND c.is_author)
    AND roles_missing(p.roles, ARRAY(
      SELECT max(c.role) FROM signatures c WHERE c.id = ANY (s.completes)
      GROUP BY CASE WHEN p.distinct_persons THEN email_key(c.email) ELSE c.id::text END)) = '{}'
$$;

-- Whether somebody wrote something that a signature covers since the last state that had all its signatures: one made now, or one that
-- was made (its number, and the end of the chain of revisions then).
DROP FUNCTION wrote_what_is_signed(uuid, uuid);
CREATE FUNCTION wrote_what_is_signed(p_project uuid, p_user uuid, p_number integer DEFAULT NULL, p_sequence bigint DEFAULT NULL)
RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM revisions r JOIN docs d ON d.id = r.doc_id
    WHERE r.project_id = p_project AND r.kind <> 'confirm' AND r.author_id IN (SELECT accounts_of_person(p_user))
      AND (d.object_id IS NOT NULL OR d.page_id = ANY ((SELECT pages_of_checklists(p_project))::uuid[]))
      AND (p_sequence IS NULL OR r.sequence <= p_sequence) AND r.sequence > (SELECT fully_signed_sequence(p_project, p_number)))
$$;

-- The signatures that count: neither withdrawn nor dismissed, and as the policy now asks for. Persons are who they were when they signed,
-- and who their accounts are now.
CREATE OR REPLACE FUNCTION counted_signatures(p_project uuid) RETURNS SETOF signatures LANGUAGE sql STABLE AS $$
  WITH standing AS MATERIALIZED (
    SELECT s.* FROM signatures s CROSS JOIN signature_policy(p_project) p
    WHERE s.project_id = p_project
      AND NOT EXISTS (SELECT 1 FROM signature_withdrawals w WHERE w.signature_id = s.id)
      AND s.id NOT IN (SELECT d.signature_id FROM dismissals_of_signatures(p_project) d)
      AND NOT (p.not_author AND (s.is_author OR wrote_what_is_signed(p_project, s.signer_id, s.number, s.revision_sequence))))
  SELECT s.* FROM standing s CROSS JOIN signature_policy(p_project) p
  WHERE NOT (p.distinct_persons AND EXISTS (
    SELECT 1 FROM standing o
    WHERE o.number < s.number AND (email_key(o.email) = email_key(s.email) OR is_same_person(o.signer_id, s.signer_id))))
$$;

CREATE OR REPLACE FUNCTION refusal_of_signature(p_project uuid, p_user uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
      WHEN coalesce(role_in_project(p_project, p_user) < 'reviewer', true) THEN 'role'
      WHEN role_in_project(p_project, p_user) < ALL (p.roles) AND cardinality(p.roles) > 0 THEN 'required role'
      WHEN p.not_author AND wrote_what_is_signed(p_project, p_user) THEN 'author'
      WHEN p.distinct_persons AND EXISTS (
        SELECT 1 FROM counted_signatures(p_project) s JOIN users u ON u.id = p_user
        WHERE email_key(s.email) = email_key(u.email) OR is_same_person(s.signer_id, u.id)) THEN 'signed already'
    END
  FROM signature_policy(p_project) p
$$;

-- As before; a page that checklists have come to read since is none that was signed, and the texts of a checklist are those that it has
-- ever had, whichever of them it points to.
CREATE OR REPLACE FUNCTION dismissals_of_signatures(p_project uuid)
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
    SELECT w.id FROM (
      (SELECT r.id, r.sequence FROM revisions r JOIN docs d ON d.id = r.doc_id
        WHERE r.project_id = p_project AND r.sequence > s.revision_sequence AND r.kind <> 'confirm'
          AND (d.object_id IS NOT NULL OR d.page_id = ANY (s.pages))
        ORDER BY r.sequence LIMIT 1)
      UNION ALL
      (SELECT r.id, r.sequence FROM docs d JOIN revisions r ON r.project_id = p_project AND r.sequence = d.written_sequence
        WHERE d.page_id = ANY ((SELECT pages_of_checklists(p_project))::uuid[]) AND NOT d.page_id = ANY (s.pages)
        ORDER BY r.sequence LIMIT 1)) w
    ORDER BY w.sequence LIMIT 1) r
  UNION ALL
  SELECT s.id, 'texts', t.id::text, NULL FROM kept s CROSS JOIN LATERAL (
    SELECT c.id FROM checklists c
    WHERE c.project_id = p_project AND CASE
      WHEN NOT s.texts ? c.id::text THEN true
      WHEN s.texts -> c.id::text = 'null' THEN c.removed_at IS NULL
      ELSE c.removed_at IS NOT NULL OR EXISTS (
        SELECT 1 FROM checklist_versions v WHERE v.checklist_id = c.id AND v.number > (s.texts -> c.id::text ->> 0)::integer) END
    ORDER BY c.updated_at, c.id LIMIT 1) t
$$;
