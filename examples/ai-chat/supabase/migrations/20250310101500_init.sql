-- Users, chats and messages.

create type public.message_role as enum ('system', 'user', 'assistant');

create table public.users (
  id uuid primary key references auth.users (id) on delete cascade,
  email varchar(255) not null,
  full_name varchar(120),
  avatar_url text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create index users_email_idx on public.users (email);

create table public.chats (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id) on delete cascade,
  title varchar(120) not null default 'New chat',
  model text not null,
  archived boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create index chats_user_id_idx on public.chats (user_id);

create table public.messages (
  id bigint generated always as identity primary key,
  chat_id uuid not null references public.chats (id) on delete cascade,
  role public.message_role not null,
  content text not null,
  tokens integer,
  created_at timestamptz not null default now(),
  constraint messages_tokens_check check (tokens >= 0)
);

create index messages_chat_id_idx on public.messages (chat_id);
create index messages_created_at_idx on public.messages (created_at);

create function public.touch_updated_at()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  new.updated_at := now();
  return new;
end;
$$;

create function public.handle_new_user()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  insert into public.users (id, email, full_name)
  values (new.id, new.email, new.raw_user_meta_data ->> 'full_name');
  return new;
end;
$$;

create trigger on_auth_user_created
  after insert on auth.users
  for each row execute function public.handle_new_user();

create trigger users_touch_updated_at
  before update on public.users
  for each row execute function public.touch_updated_at();

create trigger chats_touch_updated_at
  before update on public.chats
  for each row execute function public.touch_updated_at();

alter table public.users enable row level security;
alter table public.chats enable row level security;
alter table public.messages enable row level security;

create policy "Users can read their own row" on public.users
  for select using (auth.uid() = id);
create policy "Users can update their own row" on public.users
  for update using (auth.uid() = id) with check (auth.uid() = id);

create policy "Users can read their own chats" on public.chats
  for select to authenticated using (auth.uid() = user_id);
create policy "Users can create their own chats" on public.chats
  for insert to authenticated with check (auth.uid() = user_id);
create policy "Users can update their own chats" on public.chats
  for update to authenticated using (auth.uid() = user_id) with check (auth.uid() = user_id);
create policy "Users can delete their own chats" on public.chats
  for delete to authenticated using (auth.uid() = user_id);

create policy "Users can read messages of their chats" on public.messages
  for select to authenticated
  using (exists (select 1 from public.chats c where c.id = chat_id and c.user_id = auth.uid()));
create policy "Users can write messages to their chats" on public.messages
  for insert to authenticated
  with check (exists (select 1 from public.chats c where c.id = chat_id and c.user_id = auth.uid()));
