-- Tokens issued to tools that act for a user. People may look; only the server writes.

create table public.oauth_tokens (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  access_token text not null unique,
  refresh_token text unique,
  token_type text not null default 'Bearer',
  expires_at timestamptz not null,
  scope text,
  client_id text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  revoked_at timestamptz
);

create trigger oauth_tokens_set_updated_at
  before update on public.oauth_tokens
  for each row execute function public.set_updated_at();

alter table public.oauth_tokens enable row level security;

-- Insert, update and delete have no policy: the service role bypasses row level security.
create policy oauth_tokens_select_own on public.oauth_tokens
  for select to authenticated using ((select auth.uid()) = user_id);
