-- Where an agent left off, so that the next one can go on.

create table public.agent_sessions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  project_id uuid not null references public.projects (id) on delete cascade,
  snapshot jsonb not null default '{}'::jsonb,
  summary text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

comment on table public.agent_sessions is 'Where an agent left off in a project.';

create trigger agent_sessions_set_updated_at
  before update on public.agent_sessions
  for each row execute function public.set_updated_at();

alter table public.agent_sessions enable row level security;

create policy agent_sessions_select_own on public.agent_sessions
  for select to authenticated using ((select auth.uid()) = user_id);
create policy agent_sessions_insert_own on public.agent_sessions
  for insert to authenticated with check ((select auth.uid()) = user_id);
create policy agent_sessions_update_own on public.agent_sessions
  for update to authenticated using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);
create policy agent_sessions_delete_own on public.agent_sessions
  for delete to authenticated using ((select auth.uid()) = user_id);
