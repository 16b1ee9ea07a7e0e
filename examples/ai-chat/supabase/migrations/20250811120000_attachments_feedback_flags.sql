-- Files in messages, thumbs up and down, switches, daily usage.

alter type public.message_role add value 'tool';

create table public.attachments (
  id uuid primary key default gen_random_uuid(),
  message_id bigint not null references public.messages (id) on delete cascade,
  storage_path text not null,
  media_type text not null,
  bytes bigint not null,
  created_at timestamptz not null default now()
);

create table public.message_feedback (
  message_id bigint not null references public.messages (id) on delete cascade,
  user_id uuid not null references public.profiles (id) on delete cascade,
  rating smallint not null,
  comment text,
  created_at timestamptz not null default now(),
  primary key (message_id, user_id),
  constraint message_feedback_rating_check check (rating in (-1, 1))
);

create table public.feature_flags (
  key text primary key,
  enabled boolean not null default false,
  rollout jsonb not null default '{}'::jsonb,
  updated_at timestamptz not null default now()
);

create table public.usage_daily (
  user_id uuid not null references public.profiles (id) on delete cascade,
  day date not null,
  model text not null,
  input_tokens bigint not null default 0,
  output_tokens bigint not null default 0,
  primary key (user_id, day, model)
);

alter table public.attachments enable row level security;
alter table public.message_feedback enable row level security;
alter table public.usage_daily enable row level security;

create policy "Signed-in users can read attachments" on public.attachments
  for select to authenticated using (true);

create policy "Users manage their own feedback" on public.message_feedback
  for all to authenticated using (auth.uid() = user_id);
