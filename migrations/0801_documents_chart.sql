-- Documents of a chart. Versions, signatures and who looked are added to and never changed; a document is archived, never removed.

create table client_documents (
    id uuid primary key,
    organization_id uuid not null,
    client_id uuid not null,
    category text not null constraint client_documents_category_check check (category in (
        'consent_form', 'intake_form', 'identification', 'insurance_card', 'billing', 'lab_result', 'imaging', 'outside_records',
        'assessment', 'correspondence', 'treatment_plan', 'progress_note', 'other')),
    title text not null constraint client_documents_title_check check (length(title) between 1 and 160),
    description text constraint client_documents_description_check check (length(description) between 1 and 1000),
    tags text[] not null default '{}' constraint client_documents_tags_check check (
        cardinality(tags) <= 20 and array_position(tags, null) is null and length(array_to_string(tags, ',')) <= 1000),
    shared_at timestamptz,
    shared_by uuid references profiles (id) on delete restrict,
    archived_at timestamptz,
    archived_by uuid references profiles (id) on delete restrict,
    archive_reason text constraint client_documents_archive_reason_check check (length(archive_reason) between 3 and 500),
    created_by uuid not null references profiles (id) on delete restrict,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    unique (organization_id, id, client_id),
    constraint client_documents_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict,
    constraint client_documents_shared_whole check (num_nulls(shared_at, shared_by) in (0, 2)),
    constraint client_documents_archived_whole check (num_nulls(archived_at, archived_by, archive_reason) in (0, 3)),
    constraint client_documents_archived_is_not_shared check (archived_at is null or shared_at is null)
);
comment on table client_documents is 'a document of a chart: a scan, a letter, a card. Set aside when it is not wanted any more, never removed';
comment on column client_documents.shared_at is 'since when the client sees it in the portal';
create index client_documents_chart_idx on client_documents (organization_id, client_id, created_at, id);
create index client_documents_shared_by_idx on client_documents (shared_by);
create index client_documents_archived_by_idx on client_documents (archived_by);
create index client_documents_created_by_idx on client_documents (created_by);

create table client_document_versions (
    id uuid primary key,
    organization_id uuid not null,
    document_id uuid not null,
    client_id uuid not null,
    number integer not null constraint client_document_versions_number_check check (number between 1 and 1000),
    file_id uuid not null,
    file_name text not null constraint client_document_versions_file_name_check check (length(file_name) between 1 and 255),
    note text constraint client_document_versions_note_check check (length(note) between 1 and 500),
    added_by uuid not null references profiles (id) on delete restrict,
    added_at timestamptz not null,
    unique (organization_id, id),
    unique (organization_id, id, document_id),
    constraint client_document_versions_once unique (organization_id, document_id, number),
    constraint client_document_versions_file_once unique (organization_id, file_id),
    constraint client_document_versions_document_fkey foreign key (organization_id, document_id, client_id)
        references client_documents (organization_id, id, client_id) on delete restrict,
    constraint client_document_versions_file_fkey foreign key (organization_id, file_id, client_id)
        references stored_files (organization_id, id, client_id) on delete restrict
);
comment on table client_document_versions is 'what a document contained, from its first file to its present one';
create index client_document_versions_document_idx on client_document_versions (organization_id, document_id, client_id);
create index client_document_versions_file_idx on client_document_versions (organization_id, file_id, client_id);
create index client_document_versions_added_by_idx on client_document_versions (added_by);

-- What a person agrees to by signing. A signature names the wording it was given under, so a wording is never changed: a new one is added.
create table signature_statements (
    version integer primary key,
    body text not null constraint signature_statements_body_check check (length(body) between 20 and 2000)
);
comment on table signature_statements is 'the wordings under which documents are signed electronically';
insert into signature_statements (version, body) values
    (1, 'By typing my name I sign this document electronically. I have read it, I mean my typed name to be my signature, and I agree that it '
        || 'has the same force as a signature by hand. I may ask for a paper copy and may sign on paper instead.');

create table document_signatures (
    id uuid primary key,
    organization_id uuid not null,
    document_id uuid not null,
    client_id uuid not null,
    version_id uuid not null,
    content_sha256 bytea not null constraint document_signatures_content_sha256_check check (length(content_sha256) = 32),
    signed_as text not null constraint document_signatures_signed_as_check check (signed_as in ('staff', 'client', 'guardian', 'witness')),
    typed_name text not null constraint document_signatures_typed_name_check check (length(typed_name) between 2 and 160),
    statement_version integer not null references signature_statements (version) on delete restrict,
    recorded_by uuid not null references profiles (id) on delete restrict,
    signed_at timestamptz not null,
    address inet,
    device text constraint document_signatures_device_check check (length(device) between 1 and 200),
    unique (organization_id, id),
    constraint document_signatures_document_fkey foreign key (organization_id, document_id, client_id)
        references client_documents (organization_id, id, client_id) on delete restrict,
    constraint document_signatures_version_fkey foreign key (organization_id, version_id, document_id)
        references client_document_versions (organization_id, id, document_id) on delete restrict,
    constraint document_signatures_once unique (organization_id, version_id, signed_as, typed_name)
);
comment on table document_signatures is 'who signed which content, when, from where and under which wording: the hash is that of the bytes that were signed';
comment on column document_signatures.recorded_by is 'who was signed in: the signer, or the member of the staff before whom the client signed';
create index document_signatures_document_idx on document_signatures (organization_id, document_id, client_id);
create index document_signatures_version_idx on document_signatures (organization_id, version_id, document_id);
create index document_signatures_statement_idx on document_signatures (statement_version);
create index document_signatures_recorded_by_idx on document_signatures (recorded_by);

create table document_views (
    id uuid primary key,
    organization_id uuid not null,
    document_id uuid not null,
    client_id uuid not null,
    version_id uuid not null,
    profile_id uuid not null references profiles (id) on delete restrict,
    viewed_at timestamptz not null,
    unique (organization_id, id),
    constraint document_views_document_fkey foreign key (organization_id, document_id, client_id)
        references client_documents (organization_id, id, client_id) on delete restrict,
    constraint document_views_version_fkey foreign key (organization_id, version_id, document_id)
        references client_document_versions (organization_id, id, document_id) on delete restrict
);
comment on table document_views is 'who opened which version of a document, and when';
create index document_views_document_idx on document_views (organization_id, document_id, client_id, viewed_at);
create index document_views_version_idx on document_views (organization_id, version_id, document_id);
create index document_views_person_idx on document_views (profile_id);

-- What those who bill need of a chart's documents, and nothing else of them.
select app.scope('billing_document', 'category in (''insurance_card'', ''billing'')', 'documents that billing needs');
select app.scope('billing_document_line',
    'exists (select from public.client_documents d where d.organization_id = {table}.organization_id and d.id = {table}.document_id and d.category in (''insurance_card'', ''billing''))',
    'what belongs to a document that billing needs');
select app.scope('billing_file',
    'exists (select from public.client_document_versions v join public.client_documents d on d.organization_id = v.organization_id and d.id = v.document_id
              where v.organization_id = {table}.organization_id and v.file_id = {table}.id and d.category in (''insurance_card'', ''billing''))',
    'the files of documents that billing needs');
select app.scope('recorded_oneself', 'recorded_by = (select auth.uid())', 'what the caller recorded');
select app.scope('recorded_in_care_team', 'recorded_by = (select auth.uid()) and client_id in (select app.my_clients())',
    'what the caller recorded, for a client whom the caller treats');

select app.guard('client_documents');
select app.permit('client_documents', 'select', '{administrator,front_desk,service_role}', 'organization');
select app.permit('client_documents', 'select', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('client_documents', 'select', '{billing_staff}', 'billing_document');
select app.permit('client_documents', 'insert', '{administrator,front_desk}', 'organization');
select app.permit('client_documents', 'insert', '{therapist,associate_trainee}', 'care_team');
select app.permit('client_documents', 'update', '{administrator,front_desk}', 'organization',
    columns => '{category,title,description,tags,shared_at,shared_by,archived_at,archived_by,archive_reason}');
select app.permit('client_documents', 'update', '{therapist,associate_trainee}', 'care_team',
    columns => '{category,title,description,tags,shared_at,shared_by,archived_at,archived_by,archive_reason}');

select app.guard('client_document_versions');
select app.append_only('client_document_versions');
select app.permit('client_document_versions', 'select', '{administrator,front_desk,service_role}', 'organization');
select app.permit('client_document_versions', 'select', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('client_document_versions', 'select', '{billing_staff}', 'billing_document_line');
select app.permit('client_document_versions', 'insert', '{administrator,front_desk}', 'organization');
select app.permit('client_document_versions', 'insert', '{therapist,associate_trainee}', 'care_team');

select app.permit('stored_files', 'select', '{billing_staff}', 'billing_file');

select app.guard('signature_statements', catalogue => 'wordings of the law, the same for every practice',
    unaudited => 'written by migrations only');
select app.permit('signature_statements', 'select', '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk,client_user}', 'catalogue');

select app.guard('document_signatures');
select app.append_only('document_signatures');
select app.permit('document_signatures', 'select', '{administrator,front_desk}', 'organization');
select app.permit('document_signatures', 'select', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('document_signatures', 'select', '{billing_staff}', 'billing_document_line');
select app.permit('document_signatures', 'insert', '{administrator,front_desk}', 'recorded_oneself');
select app.permit('document_signatures', 'insert', '{supervisor,therapist,associate_trainee}', 'recorded_in_care_team');

select app.guard('document_views');
select app.append_only('document_views');
select app.permit('document_views', 'select', '{administrator}', 'organization');
select app.permit('document_views', 'select', '{supervisor,therapist}', 'care_team');
select app.permit('document_views', 'insert', '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk}', 'own');
