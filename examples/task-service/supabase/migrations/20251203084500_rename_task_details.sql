-- Projects and tasks use one word for the same thing.

alter table public.tasks rename column details to description;

comment on column public.tasks.description is 'What is to be done, in Markdown.';
