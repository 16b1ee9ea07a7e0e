-- Limits, failed sign-ins, blocked addresses. Written and read by the server only.

create table public.rate_limits (
  key text not null,
  window_start timestamptz not null,
  hits integer not null default 1,
  primary key (key, window_start)
);

create table public.failed_login_attempts (
  id bigint generated always as identity primary key,
  email_hash text not null,
  ip inet not null,
  attempted_at timestamptz not null default now()
);

create index failed_login_attempts_email_hash_idx on public.failed_login_attempts (email_hash, attempted_at desc);
create index failed_login_attempts_ip_idx on public.failed_login_attempts (ip, attempted_at desc);

create table public.blocked_ips (
  id uuid primary key default gen_random_uuid(),
  ip cidr not null unique,
  reason text not null,
  blocked_until timestamptz,
  created_at timestamptz not null default now()
);

alter table public.rate_limits enable row level security;
alter table public.failed_login_attempts enable row level security;
alter table public.blocked_ips enable row level security;

create function public.hit_rate_limit(p_key text, p_window interval)
returns integer
language sql
security definer
set search_path = ''
as $$
  insert into public.rate_limits as r (key, window_start)
  values (p_key, pg_catalog.date_bin(p_window, pg_catalog.now(), 'epoch'::timestamptz))
  on conflict (key, window_start) do update set hits = r.hits + 1
  returning hits;
$$;

revoke execute on function public.hit_rate_limit(text, interval) from public, anon, authenticated;
