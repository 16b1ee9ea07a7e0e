-- Whoever signs in at a provider that cannot ask for theirs again signs with the password of their account. One that was set without
-- giving one before is good for signing from the next sign-in on: whoever holds a session that is not theirs could set it.
ALTER TABLE users DROP COLUMN signing_password_hash;
ALTER TABLE users RENAME COLUMN signing_password_set_at TO password_begun_at;
ALTER TABLE reauthentications DROP CONSTRAINT reauthentications_way,
  ADD CONSTRAINT reauthentications_way CHECK (way IN ('password', 'provider'));
