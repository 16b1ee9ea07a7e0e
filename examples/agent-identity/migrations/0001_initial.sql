-- Agent identity service: first schema.
-- Times are Unix milliseconds. Secrets never reach this database, only their SHA-256 in hex.

CREATE TABLE subscription_tiers (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  -- NULL means no limit
  max_agents INTEGER,
  max_clients INTEGER,
  requests_per_minute INTEGER NOT NULL,
  price_cents INTEGER NOT NULL DEFAULT 0,
  currency TEXT NOT NULL DEFAULT 'EUR',
  -- JSON array of feature keys
  features TEXT NOT NULL DEFAULT '[]',
  active INTEGER NOT NULL DEFAULT 1,
  sort_order INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL DEFAULT (unixepoch() * 1000),
  updated_at INTEGER NOT NULL DEFAULT (unixepoch() * 1000)
);

CREATE INDEX idx_subscription_tiers_active_sort ON subscription_tiers (active, sort_order);

CREATE TABLE agents (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  description TEXT,
  -- raw 32-byte Ed25519 public key, base64url without padding
  public_key TEXT NOT NULL,
  -- RFC 7638 thumbprint of the key; what a DPoP proof is compared with
  key_thumbprint TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'active',
  last_seen_at INTEGER,
  created_at INTEGER NOT NULL DEFAULT (unixepoch() * 1000),
  updated_at INTEGER NOT NULL DEFAULT (unixepoch() * 1000),
  CONSTRAINT agents_key_thumbprint_unique UNIQUE (key_thumbprint),
  CONSTRAINT agents_status_check CHECK (status IN ('active', 'suspended', 'retired'))
);

CREATE INDEX idx_agents_status ON agents (status);
CREATE INDEX idx_agents_last_seen_at ON agents (last_seen_at);

CREATE TABLE overseers (
  -- derived from the normalised e-mail address, so that it is known before the person registers
  id TEXT PRIMARY KEY NOT NULL,
  email TEXT NOT NULL,
  display_name TEXT,
  payment_customer_id TEXT,
  subscription_tier_id TEXT NOT NULL DEFAULT 'free',
  subscription_status TEXT NOT NULL DEFAULT 'none',
  current_period_end INTEGER,
  created_at INTEGER NOT NULL DEFAULT (unixepoch() * 1000),
  updated_at INTEGER NOT NULL DEFAULT (unixepoch() * 1000),
  CONSTRAINT overseers_email_unique UNIQUE (email),
  CONSTRAINT overseers_payment_customer_id_unique UNIQUE (payment_customer_id),
  CONSTRAINT overseers_subscription_tier_id_fk FOREIGN KEY (subscription_tier_id)
    REFERENCES subscription_tiers (id) ON DELETE RESTRICT
);

CREATE INDEX idx_overseers_subscription_tier_id ON overseers (subscription_tier_id);

CREATE TABLE oversights (
  id TEXT PRIMARY KEY NOT NULL,
  agent_id TEXT NOT NULL,
  -- no foreign key: an agent may name an overseer who has not registered yet
  overseer_id TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'pending',
  requested_at INTEGER NOT NULL DEFAULT (unixepoch() * 1000),
  confirmed_at INTEGER,
  revoked_at INTEGER,
  CONSTRAINT oversights_agent_id_overseer_id_unique UNIQUE (agent_id, overseer_id),
  CONSTRAINT oversights_status_check CHECK (status IN ('pending', 'active', 'revoked')),
  CONSTRAINT oversights_agent_id_fk FOREIGN KEY (agent_id) REFERENCES agents (id) ON DELETE CASCADE
);

CREATE INDEX idx_oversights_overseer_id_status ON oversights (overseer_id, status);
CREATE INDEX idx_oversights_status_requested_at ON oversights (status, requested_at);

CREATE TABLE oauth_clients (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  owner_type TEXT NOT NULL,
  owner_id TEXT NOT NULL,
  -- NULL for public clients
  secret_hash TEXT,
  -- JSON array of exact redirect URIs
  redirect_uris TEXT NOT NULL,
  -- space-separated, as in the protocol
  scopes TEXT NOT NULL DEFAULT 'identity:read',
  token_endpoint_auth_method TEXT NOT NULL DEFAULT 'none',
  created_at INTEGER NOT NULL DEFAULT (unixepoch() * 1000),
  updated_at INTEGER NOT NULL DEFAULT (unixepoch() * 1000),
  CONSTRAINT oauth_clients_owner_type_check CHECK (owner_type IN ('agent', 'overseer', 'system'))
);

CREATE INDEX idx_oauth_clients_owner ON oauth_clients (owner_type, owner_id);

CREATE TABLE oauth_requests (
  id TEXT PRIMARY KEY NOT NULL,
  client_id TEXT NOT NULL,
  redirect_uri TEXT NOT NULL,
  scope TEXT NOT NULL,
  state TEXT,
  code_challenge TEXT NOT NULL,
  code_challenge_method TEXT NOT NULL DEFAULT 'S256',
  dpop_thumbprint TEXT,
  status TEXT NOT NULL DEFAULT 'pending',
  created_at INTEGER NOT NULL DEFAULT (unixepoch() * 1000),
  decided_at INTEGER,
  expires_at INTEGER NOT NULL,
  CONSTRAINT oauth_requests_client_id_fk FOREIGN KEY (client_id) REFERENCES oauth_clients (id) ON DELETE CASCADE
);

CREATE INDEX idx_oauth_requests_client_id ON oauth_requests (client_id);
CREATE INDEX idx_oauth_requests_status ON oauth_requests (status);
CREATE INDEX idx_oauth_requests_expires_at ON oauth_requests (expires_at);

CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY NOT NULL,
  owner_type TEXT NOT NULL,
  owner_id TEXT NOT NULL,
  user_agent TEXT,
  created_at INTEGER NOT NULL DEFAULT (unixepoch() * 1000),
  last_used_at INTEGER,
  expires_at INTEGER NOT NULL,
  CONSTRAINT sessions_owner_type_check CHECK (owner_type IN ('agent', 'overseer'))
);

CREATE INDEX idx_sessions_owner ON sessions (owner_type, owner_id);
CREATE INDEX idx_sessions_expires_at ON sessions (expires_at);

CREATE TABLE challenges (
  id TEXT PRIMARY KEY NOT NULL,
  -- 'dpop', 'claim', 'key_rotation', …; the list is open, see the docs
  purpose TEXT NOT NULL,
  entity_type TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  nonce_hash TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL DEFAULT (unixepoch() * 1000),
  expires_at INTEGER NOT NULL,
  consumed_at INTEGER
);

CREATE INDEX idx_challenges_entity_purpose ON challenges (entity_type, entity_id, purpose);
CREATE INDEX idx_challenges_expires_at ON challenges (expires_at);

CREATE TABLE authorization_codes (
  code_hash TEXT PRIMARY KEY NOT NULL,
  request_id TEXT NOT NULL,
  client_id TEXT NOT NULL,
  owner_type TEXT NOT NULL,
  owner_id TEXT NOT NULL,
  redirect_uri TEXT NOT NULL,
  scope TEXT NOT NULL,
  code_challenge TEXT NOT NULL,
  code_challenge_method TEXT NOT NULL DEFAULT 'S256',
  dpop_thumbprint TEXT,
  created_at INTEGER NOT NULL DEFAULT (unixepoch() * 1000),
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  CONSTRAINT authorization_codes_request_id_fk FOREIGN KEY (request_id)
    REFERENCES oauth_requests (id) ON DELETE CASCADE,
  CONSTRAINT authorization_codes_client_id_fk FOREIGN KEY (client_id) REFERENCES oauth_clients (id) ON DELETE CASCADE
);

CREATE INDEX idx_authorization_codes_request_id ON authorization_codes (request_id);
CREATE INDEX idx_authorization_codes_client_id ON authorization_codes (client_id);
CREATE INDEX idx_authorization_codes_expires_at ON authorization_codes (expires_at);

CREATE TABLE access_tokens (
  id TEXT PRIMARY KEY NOT NULL,
  token_hash TEXT NOT NULL,
  client_id TEXT NOT NULL,
  owner_type TEXT NOT NULL,
  owner_id TEXT NOT NULL,
  scope TEXT NOT NULL,
  dpop_thumbprint TEXT,
  issued_at INTEGER NOT NULL DEFAULT (unixepoch() * 1000),
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER,
  revoked_reason TEXT,
  CONSTRAINT access_tokens_token_hash_unique UNIQUE (token_hash),
  CONSTRAINT access_tokens_owner_type_check CHECK (owner_type IN ('agent', 'overseer')),
  CONSTRAINT access_tokens_client_id_fk FOREIGN KEY (client_id) REFERENCES oauth_clients (id) ON DELETE CASCADE
);

CREATE INDEX idx_access_tokens_client_id ON access_tokens (client_id);
CREATE INDEX idx_access_tokens_owner ON access_tokens (owner_type, owner_id);
CREATE INDEX idx_access_tokens_expires_at ON access_tokens (expires_at);
CREATE INDEX idx_access_tokens_dpop_thumbprint ON access_tokens (dpop_thumbprint) WHERE dpop_thumbprint IS NOT NULL;

CREATE TABLE revoked_tokens (
  token_hash TEXT PRIMARY KEY NOT NULL,
  token_type TEXT NOT NULL,
  reason TEXT NOT NULL,
  revoked_at INTEGER NOT NULL DEFAULT (unixepoch() * 1000),
  -- when the token would have expired by itself; the row may go after that
  expires_at INTEGER NOT NULL
);

CREATE INDEX idx_revoked_tokens_expires_at ON revoked_tokens (expires_at);
