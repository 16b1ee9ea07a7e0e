-- "users" was read as auth.users once too often. The table is what we know beside the account: a profile.

alter table public.users rename to profiles;
alter table public.profiles rename column full_name to display_name;
alter table public.profiles rename constraint users_pkey to profiles_pkey;
alter table public.profiles rename constraint users_id_fkey to profiles_id_fkey;
alter index public.users_email_idx rename to profiles_email_idx;
alter trigger users_touch_updated_at on public.profiles rename to profiles_touch_updated_at;

alter policy "Users can read their own row" on public.profiles rename to "People can read their own profile";
alter policy "Users can update their own row" on public.profiles rename to "People can update their own profile";

alter table public.profiles
  add column locale text not null default 'en',
  add column preferences jsonb not null default '{}'::jsonb,
  add constraint profiles_locale_check check (locale ~ '^[a-z]{2}(-[A-Z]{2})?$');

create or replace function public.handle_new_user()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  insert into public.profiles (id, email, display_name)
  values (new.id, new.email, new.raw_user_meta_data ->> 'full_name');
  return new;
end;
$$;

comment on table public.profiles is 'What we know of a person beside the account in auth.users.';
