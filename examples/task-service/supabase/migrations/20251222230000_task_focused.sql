-- Tasks become the unit of work: criteria, locks, events, artifacts, checkpoints, decisions.

-- Enhanced: projects and tasks -------------------------------------------------------------------

alter table public.projects add column rules jsonb not null default '{}'::jsonb;

comment on column public.projects.rules is 'Scope rules, gates and triggers of the project.';

alter table public.tasks
  add column acceptance_criteria text[] not null default '{}',
  add column constraints jsonb not null default '{}'::jsonb,
  add column dependencies uuid[] not null default '{}',
  add column locked_at timestamptz,
  add column locked_by text;

alter table public.tasks drop constraint tasks_status_check;
alter table public.tasks add constraint tasks_status_check
  check (status in ('todo', 'in_progress', 'in_review', 'done', 'blocked', 'cancelled'));

create index idx_tasks_locked_at on public.tasks (locked_at) where locked_at is not null;
create index idx_tasks_priority on public.tasks (priority);

-- New: events -----------------------------------------------------------------------------------

create table public.events (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  project_id uuid not null references public.projects (id) on delete cascade,
  task_id uuid references public.tasks (id) on delete set null,
  event_type text not null,
  payload jsonb not null default '{}'::jsonb,
  created_at timestamptz not null default now()
);

comment on table public.events is 'Append-only: what happened, in order.';

create index idx_events_project_id on public.events (project_id);
create index idx_events_task_id on public.events (task_id) where task_id is not null;
create index idx_events_user_id on public.events (user_id);
create index idx_events_event_type on public.events (event_type);
create index idx_events_created_at on public.events (created_at desc);
create index idx_events_project_id_created_at on public.events (project_id, created_at desc);
create index idx_events_task_id_created_at on public.events (task_id, created_at desc);

-- New: artifacts --------------------------------------------------------------------------------

create table public.artifacts (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  task_id uuid not null references public.tasks (id) on delete cascade,
  type text not null,
  ref text not null,
  summary text,
  created_at timestamptz not null default now(),
  constraint artifacts_type_check check (type in ('diff', 'pr', 'test_report', 'document', 'other'))
);

create index idx_artifacts_task_id on public.artifacts (task_id);
create index idx_artifacts_user_id on public.artifacts (user_id);
create index idx_artifacts_type on public.artifacts (type);
create index idx_artifacts_created_at on public.artifacts (created_at desc);
create index idx_artifacts_task_id_created_at on public.artifacts (task_id, created_at desc);

-- New: checkpoints ------------------------------------------------------------------------------

create table public.checkpoints (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  project_id uuid not null references public.projects (id) on delete cascade,
  label text not null,
  repo_ref text,
  summary text,
  resume_instructions text,
  snapshot jsonb not null default '{}'::jsonb,
  created_at timestamptz not null default now()
);

create index idx_checkpoints_project_id on public.checkpoints (project_id);
create index idx_checkpoints_user_id on public.checkpoints (user_id);
create index idx_checkpoints_created_at on public.checkpoints (created_at desc);
create index idx_checkpoints_project_id_created_at on public.checkpoints (project_id, created_at desc);

-- New: decisions --------------------------------------------------------------------------------

create table public.decisions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  project_id uuid not null references public.projects (id) on delete cascade,
  title text not null,
  options jsonb not null default '[]'::jsonb,
  choice text not null,
  rationale text,
  created_at timestamptz not null default now()
);

create index idx_decisions_project_id on public.decisions (project_id);
create index idx_decisions_user_id on public.decisions (user_id);
create index idx_decisions_created_at on public.decisions (created_at desc);
create index idx_decisions_project_id_created_at on public.decisions (project_id, created_at desc);

-- Row level security ----------------------------------------------------------------------------

alter table public.events enable row level security;
alter table public.artifacts enable row level security;
alter table public.checkpoints enable row level security;
alter table public.decisions enable row level security;

-- Events can be read and appended, never changed.
create policy events_select_own on public.events
  for select to authenticated using ((select auth.uid()) = user_id);
create policy events_insert_own on public.events
  for insert to authenticated with check ((select auth.uid()) = user_id);

create policy artifacts_select_own on public.artifacts
  for select to authenticated using ((select auth.uid()) = user_id);
create policy artifacts_insert_own on public.artifacts
  for insert to authenticated with check ((select auth.uid()) = user_id);
create policy artifacts_update_own on public.artifacts
  for update to authenticated using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);
create policy artifacts_delete_own on public.artifacts
  for delete to authenticated using ((select auth.uid()) = user_id);

create policy checkpoints_select_own on public.checkpoints
  for select to authenticated using ((select auth.uid()) = user_id);
create policy checkpoints_insert_own on public.checkpoints
  for insert to authenticated with check ((select auth.uid()) = user_id);
create policy checkpoints_update_own on public.checkpoints
  for update to authenticated using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);
create policy checkpoints_delete_own on public.checkpoints
  for delete to authenticated using ((select auth.uid()) = user_id);

create policy decisions_select_own on public.decisions
  for select to authenticated using ((select auth.uid()) = user_id);
create policy decisions_insert_own on public.decisions
  for insert to authenticated with check ((select auth.uid()) = user_id);
create policy decisions_update_own on public.decisions
  for update to authenticated using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);
create policy decisions_delete_own on public.decisions
  for delete to authenticated using ((select auth.uid()) = user_id);

-- Views: they run with the rights of whoever reads them --------------------------------------------

create view public.active_tasks with (security_invoker = true) as
select
  t.id,
  t.user_id,
  t.project_id,
  p.name as project_name,
  t.title,
  t.status,
  t.priority,
  t.locked_at,
  t.locked_by,
  coalesce(t.locked_at > now() - interval '1 hour', false) as is_locked,
  t.updated_at
from public.tasks t
join public.projects p on p.id = t.project_id
where t.status in ('in_progress', 'blocked');

create view public.recent_events with (security_invoker = true) as
select
  e.id,
  e.user_id,
  e.project_id,
  p.name as project_name,
  e.task_id,
  t.title as task_title,
  e.event_type,
  e.payload,
  e.created_at
from public.events e
join public.projects p on p.id = e.project_id
left join public.tasks t on t.id = e.task_id
order by e.created_at desc
limit 100;

create view public.task_progress with (security_invoker = true) as
select
  t.id as task_id,
  t.user_id,
  t.project_id,
  t.title,
  t.status,
  cardinality(t.acceptance_criteria) as criteria_count,
  count(distinct a.id) as artifact_count
from public.tasks t
left join public.artifacts a on a.task_id = t.id
group by t.id;
