-- The tiers on sale. Running it again leaves rows that exist as they are: prices are changed by later migrations.

INSERT INTO subscription_tiers
  (id, name, max_agents, max_clients, requests_per_minute, price_cents, currency, features, sort_order)
VALUES
  ('free', 'Free', 1, 1, 30, 0, 'EUR', '["identity"]', 10),
  ('solo', 'Solo', 5, 3, 120, 900, 'EUR', '["identity","claims"]', 20),
  ('team', 'Team', 50, 20, 600, 4900, 'EUR', '["identity","claims","client_blocks"]', 30),
  ('enterprise', 'Enterprise', NULL, NULL, 6000, 0, 'EUR', '["identity","claims","client_blocks","audit_export"]', 40)
ON CONFLICT (id) DO NOTHING;
