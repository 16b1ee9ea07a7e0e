-- Waivers and settings of the gate ask who somebody is as signatures do: one form of an address, one way from a person to their role.
CREATE OR REPLACE FUNCTION is_same_person(p_one uuid, p_other uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT p_one = p_other OR p_other IN (SELECT accounts_of_person(p_one))
$$;

CREATE OR REPLACE FUNCTION has_role(p_person uuid, p_project uuid, p_roles text[]) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(role_in_project(p_project, p_person)::text = ANY (p_roles), false)
$$;
