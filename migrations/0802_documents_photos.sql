-- The photo of a client, and the lines that documents add to a chart's history.

create table client_photos (
    id uuid primary key,
    organization_id uuid not null,
    client_id uuid not null,
    file_id uuid not null,
    set_by uuid not null references profiles (id) on delete restrict,
    set_at timestamptz not null,
    ended_by uuid references profiles (id) on delete restrict,
    ended_at timestamptz,
    unique (organization_id, id),
    constraint client_photos_file_once unique (organization_id, file_id),
    constraint client_photos_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict,
    constraint client_photos_file_fkey foreign key (organization_id, file_id, client_id)
        references stored_files (organization_id, id, client_id) on delete restrict,
    constraint client_photos_ended_whole check (num_nulls(ended_by, ended_at) in (0, 2)),
    constraint client_photos_ends_after_it_begins check (ended_at >= set_at)
);
comment on table client_photos is 'the picture by which a client is recognised; a former one is kept and not shown';
create unique index client_photos_one on client_photos (organization_id, client_id) where ended_at is null;
create index client_photos_file_idx on client_photos (organization_id, file_id, client_id);
create index client_photos_client_idx on client_photos (organization_id, client_id);
create index client_photos_set_by_idx on client_photos (set_by);
create index client_photos_ended_by_idx on client_photos (ended_by);

select app.scope('photo_file',
    'exists (select from public.client_photos p where p.organization_id = {table}.organization_id and p.file_id = {table}.id)',
    'the files of photos');

select app.guard('client_photos');
select app.permit('client_photos', 'select', '{administrator,front_desk,billing_staff}', 'organization');
select app.permit('client_photos', 'select', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('client_photos', 'insert', '{administrator,front_desk}', 'organization');
select app.permit('client_photos', 'insert', '{therapist,associate_trainee}', 'care_team');
select app.permit('client_photos', 'update', '{administrator,front_desk}', 'organization', columns => '{ended_by,ended_at}');
select app.permit('client_photos', 'update', '{therapist,associate_trainee}', 'care_team', columns => '{ended_by,ended_at}');
select app.permit('stored_files', 'select', '{billing_staff}', 'photo_file');

-- The history of a chart grows by what each domain adds: the lines that are there stay as they are, whoever added them.
do $$
begin
    execute pg_catalog.format('create or replace view public.client_timeline with (security_invoker = true) as %s union all
        select d.organization_id, d.client_id, v.added_at, ''document'', v.id,
               case when v.number = 1 then ''Document added: '' else ''New version of document: '' end || d.title, v.note, v.added_by
          from public.client_document_versions v
          join public.client_documents d on d.organization_id = v.organization_id and d.id = v.document_id
        union all
        select d.organization_id, d.client_id, d.shared_at, ''document'', d.id, ''Document shared with the client: '' || d.title, null, d.shared_by
          from public.client_documents d where d.shared_at is not null
        union all
        select d.organization_id, d.client_id, d.archived_at, ''document'', d.id, ''Document archived: '' || d.title, d.archive_reason, d.archived_by
          from public.client_documents d where d.archived_at is not null
        union all
        select s.organization_id, s.client_id, s.signed_at, ''document'', s.id,
               ''Document signed by '' || s.typed_name || '': '' || d.title, null, s.recorded_by
          from public.document_signatures s
          join public.client_documents d on d.organization_id = s.organization_id and d.id = s.document_id',
        pg_catalog.rtrim(pg_catalog.pg_get_viewdef('public.client_timeline'::regclass), ';'));
end
$$;
