-- Foundation: tenants' users, the audit chain, and planning runs.
-- All times are Unix seconds.

CREATE TABLE users (
  id TEXT PRIMARY KEY,
  tenant_id TEXT NOT NULL,
  email TEXT NOT NULL,
  -- NULL for people who sign in through an identity provider
  password_hash TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
);

CREATE INDEX idx_users_tenant_id ON users (tenant_id);
CREATE INDEX idx_users_email ON users (email);

CREATE TABLE audit_chain (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant_id TEXT NOT NULL,
  event_type TEXT NOT NULL,
  -- the exact JSON text that was hashed
  payload TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  created_at INTEGER NOT NULL
);

CREATE INDEX idx_audit_chain_tenant_id ON audit_chain (tenant_id);
CREATE INDEX idx_audit_chain_event_type ON audit_chain (event_type);

CREATE TABLE planning_runs (
  id TEXT PRIMARY KEY,
  idea TEXT NOT NULL,
  refined_idea TEXT,
  -- running | paused | completed | killed | cancelled | deleted
  status TEXT NOT NULL DEFAULT 'running',
  current_phase TEXT,
  quality_score REAL,
  revenue_potential REAL,
  workflow_instance_id TEXT,
  kill_verdict TEXT,
  pivot_count INTEGER DEFAULT 0,
  package_key TEXT,
  mode TEXT DEFAULT 'cloud',
  config TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
);

CREATE INDEX idx_planning_runs_status ON planning_runs (status);
CREATE INDEX idx_planning_runs_created_at ON planning_runs (created_at);

CREATE TABLE planning_artifacts (
  id TEXT PRIMARY KEY,
  run_id TEXT NOT NULL,
  phase TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  content TEXT NOT NULL,
  review_verdict TEXT,
  overall_score REAL,
  created_at INTEGER NOT NULL,
  CONSTRAINT planning_artifacts_run_id_fk FOREIGN KEY (run_id) REFERENCES planning_runs (id) ON DELETE CASCADE
);

CREATE INDEX idx_planning_artifacts_run_id ON planning_artifacts (run_id);
CREATE INDEX idx_planning_artifacts_run_id_phase ON planning_artifacts (run_id, phase);

CREATE TABLE planning_parked_ideas (
  id TEXT PRIMARY KEY,
  idea TEXT NOT NULL,
  refined_idea TEXT,
  -- the run it came from, if that still exists
  run_id TEXT,
  source_phase TEXT,
  reason TEXT,
  artifact_summary TEXT,
  revisit_estimate_months INTEGER,
  revisit_estimate_note TEXT,
  created_at INTEGER NOT NULL
);

CREATE INDEX idx_planning_parked_ideas_source_phase ON planning_parked_ideas (source_phase);
