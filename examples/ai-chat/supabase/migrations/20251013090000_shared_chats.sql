-- A chat can be shared by link: read only, until it is taken back.

alter table public.chats
  add column share_token text,
  add column shared_at timestamptz,
  add constraint chats_share_token_key unique (share_token),
  add constraint chats_shared_check check ((share_token is null) = (shared_at is null));

create policy "Anybody can read a shared chat" on public.chats
  for select to anon, authenticated using (shared_at is not null);
create policy "Anybody can read messages of a shared chat" on public.messages
  for select to anon, authenticated
  using (exists (select 1 from public.chats c where c.id = chat_id and c.shared_at is not null));
