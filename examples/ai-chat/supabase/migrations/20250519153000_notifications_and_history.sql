-- What a person should see, and what a person did.

create table public.notifications (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id) on delete cascade,
  kind text not null,
  title text not null,
  body text,
  read_at timestamptz,
  created_at timestamptz not null default now()
);

create index notifications_user_id_unread_idx on public.notifications (user_id, created_at desc)
  where read_at is null;

create table public.action_history (
  id bigint generated always as identity primary key,
  user_id uuid references public.users (id) on delete set null,
  action text not null,
  entity_type text not null,
  entity_id text not null,
  detail jsonb not null default '{}'::jsonb,
  created_at timestamptz not null default now()
);

create index action_history_user_id_idx on public.action_history (user_id, created_at desc);
create index action_history_entity_idx on public.action_history (entity_type, entity_id);

alter table public.notifications enable row level security;
alter table public.action_history enable row level security;

create policy "Users can read their notifications" on public.notifications
  for select to authenticated using (auth.uid() = user_id);
create policy "Signed-in users can create notifications" on public.notifications
  for insert to authenticated with check (true);
create policy "Users can mark their notifications" on public.notifications
  for update to authenticated using (auth.uid() = user_id) with check (auth.uid() = user_id);

create policy "Users can read their own history" on public.action_history
  for select to authenticated using (auth.uid() = user_id);

create function public.log_chat_deletion()
returns trigger
language plpgsql
security definer
as $$
begin
  -- Deleted with the account: nobody's action, and nobody left to refer to.
  if not exists (select 1 from auth.users u where u.id = old.user_id) then
    return old;
  end if;
  insert into public.action_history (user_id, action, entity_type, entity_id, detail)
  values (old.user_id, 'deleted', 'chat', old.id::text, jsonb_build_object('title', old.title));
  return old;
end;
$$;

create trigger chats_log_deletion
  after delete on public.chats
  for each row execute function public.log_chat_deletion();
