-- Where a tenant's events are delivered.

CREATE TABLE webhook_destinations (
  id TEXT PRIMARY KEY,
  tenant_id TEXT NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  -- host of url, kept apart for the allow list and for display
  hostname TEXT NOT NULL,
  url TEXT NOT NULL,
  -- signs deliveries (HMAC-SHA-256); encrypted with the tenant's key
  secret TEXT,
  active INTEGER NOT NULL DEFAULT 1,
  -- '*' or event types separated by commas
  events TEXT NOT NULL DEFAULT '*',
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
);

CREATE INDEX idx_webhook_destinations_tenant_id ON webhook_destinations (tenant_id);
CREATE INDEX idx_webhook_destinations_active ON webhook_destinations (active);
