-- As before (20261122024600), with one update of the chain's end instead of two: saves wait for one another at this place.
CREATE OR REPLACE FUNCTION link_audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  v_chain uuid := audit_chain_of(NEW.project_id);
  v_end audit_chains;
BEGIN
  LOOP
    UPDATE audit_chains c SET sequence = c.sequence + 1, hash = hash_of_audit(c.hash, c.sequence + 1, NEW)
      WHERE c.id = v_chain RETURNING * INTO v_end;
    EXIT WHEN FOUND;
    INSERT INTO audit_chains (id, sequence) VALUES (v_chain, 0) ON CONFLICT DO NOTHING;
  END LOOP;
  INSERT INTO audit_links (audit_id, chain_id, sequence, hash) VALUES (NEW.id, v_chain, v_end.sequence, v_end.hash);
  RETURN NULL;
END $$;
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION link_audit() SET search_path TO %I, pg_temp', current_schema());
END $$;
