-- Clients can be disabled by an operator, and blocked by an overseer for the agents they oversee.

ALTER TABLE oauth_clients ADD COLUMN disabled INTEGER NOT NULL DEFAULT 0;
ALTER TABLE oauth_clients ADD COLUMN disabled_at INTEGER;
ALTER TABLE oauth_clients ADD COLUMN disabled_reason TEXT;

CREATE INDEX idx_oauth_clients_disabled ON oauth_clients (disabled) WHERE disabled = 1;

CREATE TABLE client_blocks (
  id TEXT PRIMARY KEY NOT NULL,
  client_id TEXT NOT NULL,
  overseer_id TEXT NOT NULL,
  reason TEXT,
  created_at INTEGER NOT NULL DEFAULT (unixepoch() * 1000),
  CONSTRAINT client_blocks_client_id_overseer_id_unique UNIQUE (client_id, overseer_id),
  CONSTRAINT client_blocks_client_id_fk FOREIGN KEY (client_id) REFERENCES oauth_clients (id) ON DELETE CASCADE,
  CONSTRAINT client_blocks_overseer_id_fk FOREIGN KEY (overseer_id) REFERENCES overseers (id) ON DELETE CASCADE
);

CREATE INDEX idx_client_blocks_overseer_id ON client_blocks (overseer_id);
