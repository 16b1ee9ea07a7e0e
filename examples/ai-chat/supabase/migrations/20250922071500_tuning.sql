-- After the first load test.

-- One index for "the last messages of a chat"; the two it replaces are not used any more.
create index messages_chat_id_created_at_idx on public.messages (chat_id, created_at desc);
drop index public.messages_chat_id_idx;
drop index public.messages_created_at_idx;

-- Long titles made inserts fail.
alter table public.chats alter column title type text;
alter table public.profiles alter column email type text;
alter table public.profiles alter column display_name type text;

-- The list of chats is ordered by activity, not by edits of the chat itself.
alter table public.chats add column last_message_at timestamptz;

drop index public.chats_user_id_idx;
create index chats_user_id_last_message_at_idx on public.chats (user_id, last_message_at desc nulls last);

create function public.bump_chat()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  update public.chats set last_message_at = new.created_at where id = new.chat_id;
  return null;
end;
$$;

create trigger messages_bump_chat
  after insert on public.messages
  for each row execute function public.bump_chat();

-- Called once per query instead of once per row.
alter policy "Users can read their own chats" on public.chats using ((select auth.uid()) = user_id);
alter policy "Users can read messages of their chats" on public.messages
  using (exists (select 1 from public.chats c where c.id = chat_id and c.user_id = (select auth.uid())));
alter policy "Users can read their own knowledge" on public.knowledge_items using ((select auth.uid()) = user_id);
