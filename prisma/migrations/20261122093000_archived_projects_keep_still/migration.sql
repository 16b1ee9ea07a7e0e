-- Nobody, by whatever path, says or withdraws anything in a project that is archived: not either where it was archived while they waited
-- for its lock, under which it is archived too.
CREATE FUNCTION refuse_while_archived() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM projects p WHERE p.id = NEW.project_id AND p.archived_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'Nothing is added to %: the project is archived', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION refuse_while_archived() SET search_path TO %I, pg_temp', current_schema());
END $$;

-- Called so that they come before those that hold the rest.
CREATE TRIGGER signature_policies_archived BEFORE INSERT ON signature_policies FOR EACH ROW EXECUTE FUNCTION refuse_while_archived();
CREATE TRIGGER signature_withdrawals_archived BEFORE INSERT ON signature_withdrawals FOR EACH ROW EXECUTE FUNCTION refuse_while_archived();
CREATE TRIGGER waivers_archived BEFORE INSERT ON waivers FOR EACH ROW EXECUTE FUNCTION refuse_while_archived();
CREATE TRIGGER waiver_events_archived BEFORE INSERT ON waiver_events FOR EACH ROW EXECUTE FUNCTION refuse_while_archived();
CREATE TRIGGER gate_policies_archived BEFORE INSERT ON gate_policies FOR EACH ROW EXECUTE FUNCTION refuse_while_archived();
