-- What a person wants the model to know: items, tags, saved searches.

create type public.knowledge_kind as enum ('note', 'link', 'file');

create table public.knowledge_items (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id) on delete cascade,
  kind public.knowledge_kind not null default 'note',
  title text not null,
  body text not null default '',
  source_url text,
  search tsvector generated always as
    (to_tsvector('simple'::regconfig, title || ' ' || body)) stored,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint knowledge_items_link_has_url_check check (kind <> 'link' or source_url is not null)
);

create index knowledge_items_user_id_idx on public.knowledge_items (user_id);
create index knowledge_items_search_idx on public.knowledge_items using gin (search);

create table public.tags (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id) on delete cascade,
  name text not null,
  color text,
  created_at timestamptz not null default now(),
  constraint tags_user_id_name_key unique (user_id, name),
  constraint tags_color_check check (color ~ '^#[0-9a-f]{6}$')
);

create table public.knowledge_tags (
  knowledge_item_id uuid not null references public.knowledge_items (id) on delete cascade,
  tag_id uuid not null references public.tags (id) on delete cascade,
  primary key (knowledge_item_id, tag_id)
);

create index knowledge_tags_tag_id_idx on public.knowledge_tags (tag_id);

create table public.search_presets (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id) on delete cascade,
  name text not null,
  filters jsonb not null default '{}'::jsonb,
  created_at timestamptz not null default now()
);

create trigger knowledge_items_touch_updated_at
  before update on public.knowledge_items
  for each row execute function public.touch_updated_at();

alter table public.knowledge_items enable row level security;
alter table public.tags enable row level security;
alter table public.knowledge_tags enable row level security;
alter table public.search_presets enable row level security;

create policy "Users can read their own knowledge" on public.knowledge_items
  for select to authenticated using (auth.uid() = user_id);
create policy "Users can add knowledge" on public.knowledge_items
  for insert to authenticated with check (auth.uid() = user_id);
create policy "Users can edit their own knowledge" on public.knowledge_items
  for update to authenticated using (auth.uid() = user_id) with check (auth.uid() = user_id);

create policy "Users can read their own tags" on public.tags
  for select to authenticated using (auth.uid() = user_id);
create policy "Users can create tags" on public.tags
  for insert to authenticated with check (auth.uid() = user_id);
create policy "Users can rename their own tags" on public.tags
  for update to authenticated using (auth.uid() = user_id) with check (auth.uid() = user_id);
create policy "Users can delete their own tags" on public.tags
  for delete to authenticated using (auth.uid() = user_id);

create policy "Users can read tags of their knowledge" on public.knowledge_tags
  for select to authenticated
  using (exists (select 1 from public.knowledge_items k where k.id = knowledge_item_id and k.user_id = auth.uid()));
create policy "Users can tag their knowledge" on public.knowledge_tags
  for insert to authenticated
  with check (
    exists (select 1 from public.knowledge_items k where k.id = knowledge_item_id and k.user_id = auth.uid())
    and exists (select 1 from public.tags t where t.id = tag_id and t.user_id = auth.uid())
  );
create policy "Users can untag their knowledge" on public.knowledge_tags
  for delete to authenticated
  using (exists (select 1 from public.knowledge_items k where k.id = knowledge_item_id and k.user_id = auth.uid()));

create policy "Users manage their own presets" on public.search_presets
  for all to authenticated using (auth.uid() = user_id) with check (auth.uid() = user_id);
