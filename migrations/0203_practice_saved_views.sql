-- A person's own ways of looking at a list: a name, and the filters it stands for.
--
-- What somebody searches for by words is never part of a view: it may be a client's name. Only words of fixed lists and ids are.

create table saved_views (
    id uuid primary key,
    organization_id uuid not null,
    profile_id uuid not null,
    list text not null constraint saved_views_list_check check (list in ('clients', 'people', 'audit')),
    name text not null constraint saved_views_name_check check (length(name) between 1 and 60 and name = btrim(name)),
    filters jsonb not null constraint saved_views_filters_check check (jsonb_typeof(filters) = 'object' and length(filters::text) <= 1000),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint saved_views_name_once unique (organization_id, profile_id, list, name),
    constraint saved_views_person_fkey foreign key (organization_id, profile_id) references staff_profiles (organization_id, profile_id) on delete restrict
);
comment on table saved_views is 'a person''s own ways of looking at a list: a name and its filters';

select app.guard('saved_views', unaudited => 'how one person likes to look at a list: it says nothing about anybody');
select app.permit('saved_views', 'select', '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk}', 'own');
select app.permit('saved_views', 'insert', '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk}', 'own');
select app.permit('saved_views', 'update', '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk}', 'own',
    columns => '{filters}');
select app.permit('saved_views', 'delete', '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk}', 'own');
