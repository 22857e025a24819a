-- Files: what lies in the store, and what is on its way there.
--
-- The store knows bytes under two ids and nothing else. Names, owners and whether a file may be opened stand here. An upload is a promise
-- of bytes; it becomes a file when they have come and were looked at, and is used when something (a document, a photo) holds on to it.

create table stored_files (
    id uuid primary key,
    organization_id uuid not null,
    client_id uuid not null,
    kind text not null constraint stored_files_kind_check check (kind in ('pdf', 'doc', 'docx', 'jpeg', 'png', 'gif', 'webp', 'mp4', 'webm')),
    size_bytes bigint not null constraint stored_files_size_bytes_check check (size_bytes between 1 and 4294967296),
    sha256 bytea not null constraint stored_files_sha256_check check (length(sha256) = 32),
    width integer constraint stored_files_width_check check (width > 0),
    height integer constraint stored_files_height_check check (height > 0),
    -- A small view of a picture, as a data address, sealed.
    thumbnail_sealed bytea,
    scan_status text not null constraint stored_files_scan_status_check check (
        scan_status in ('pending', 'clean', 'infected', 'failed', 'not_configured')),
    scanned_at timestamptz,
    threat text constraint stored_files_threat_check check (length(threat) between 1 and 200),
    stored_by uuid not null references profiles (id) on delete restrict,
    removed_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    unique (organization_id, id, client_id),
    constraint stored_files_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict,
    constraint stored_files_measured_whole check (num_nulls(width, height) in (0, 2)),
    constraint stored_files_threat_when_infected check ((threat is not null) = (scan_status = 'infected')),
    constraint stored_files_scanned_with_time check (scan_status not in ('clean', 'infected') or scanned_at is not null)
);
comment on table stored_files is 'an object in the file store: what it is, its hash, and what the malware scanner said. Its id is its name in the store';
comment on column stored_files.scan_status is 'only clean files are opened, and those that came while no scanner was set up (not_configured)';
comment on column stored_files.removed_at is 'the bytes were taken out of the store, because nothing ever held on to them';
create index stored_files_client_idx on stored_files (organization_id, client_id);
create index stored_files_stored_by_idx on stored_files (stored_by);
create index stored_files_waiting_idx on stored_files (organization_id, created_at) where scan_status in ('pending', 'failed');

create table uploads (
    id uuid primary key,
    organization_id uuid not null,
    client_id uuid not null,
    profile_id uuid not null references profiles (id) on delete restrict,
    purpose text not null constraint uploads_purpose_check check (purpose in ('chart_document', 'insurance_card', 'photo', 'video')),
    object_id uuid not null,
    kept_id uuid not null,
    file_name text not null constraint uploads_file_name_check check (length(file_name) between 1 and 255),
    media_type text constraint uploads_media_type_check check (length(media_type) between 1 and 120),
    size_bytes bigint not null constraint uploads_size_bytes_check check (size_bytes between 1 and 4294967296),
    sha256 bytea constraint uploads_sha256_check check (length(sha256) = 32),
    store_upload text constraint uploads_store_upload_check check (length(store_upload) between 1 and 1024),
    status text not null default 'open' constraint uploads_status_check check (status in ('open', 'finished', 'used', 'abandoned')),
    file_id uuid,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    unique (organization_id, id, client_id),
    constraint uploads_object_once unique (organization_id, object_id),
    constraint uploads_kept_once unique (organization_id, kept_id),
    constraint uploads_file_once unique (organization_id, file_id),
    constraint uploads_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict,
    constraint uploads_file_fkey foreign key (organization_id, file_id, client_id) references stored_files (organization_id, id, client_id) on delete restrict,
    constraint uploads_file_is_its_own check (file_id in (object_id, kept_id)),
    constraint uploads_finished_with_file check (status not in ('finished', 'used') or file_id is not null),
    constraint uploads_open_without_file check (status <> 'open' or file_id is null)
);
comment on table uploads is 'bytes on their way into the store, for one client and one purpose; whoever may add to the chart may finish them';
comment on column uploads.profile_id is 'who began it: the links to send the bytes are this person''s';
comment on column uploads.object_id is 'where the bytes arrive';
comment on column uploads.kept_id is 'where the picture goes that was made of them, without place and time of the photograph';
create index uploads_client_idx on uploads (organization_id, client_id);
create index uploads_person_idx on uploads (profile_id);
create index uploads_file_idx on uploads (organization_id, file_id, client_id);
create index uploads_waiting_idx on uploads (organization_id, expires_at) where status in ('open', 'finished');

create table upload_parts (
    id uuid primary key,
    organization_id uuid not null,
    upload_id uuid not null,
    client_id uuid not null,
    number integer not null constraint upload_parts_number_check check (number between 1 and 10000),
    tag text not null constraint upload_parts_tag_check check (length(tag) between 1 and 200),
    size_bytes bigint not null constraint upload_parts_size_bytes_check check (size_bytes > 0),
    arrived_at timestamptz not null,
    unique (organization_id, id),
    constraint upload_parts_once unique (organization_id, upload_id, number),
    constraint upload_parts_upload_fkey foreign key (organization_id, upload_id, client_id)
        references uploads (organization_id, id, client_id) on delete restrict
);
comment on table upload_parts is 'the parts of a large upload that have arrived: where it goes on after a break';
create index upload_parts_upload_idx on upload_parts (organization_id, upload_id, client_id);

select app.guard('stored_files', redact => '{thumbnail_sealed}');
select app.permit('stored_files', 'select', '{administrator,front_desk,service_role}', 'organization');
select app.permit('stored_files', 'select', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('stored_files', 'insert', '{administrator,front_desk}', 'organization');
select app.permit('stored_files', 'insert', '{therapist,associate_trainee}', 'care_team');
select app.permit('stored_files', 'update', '{administrator}', 'organization', columns => '{scan_status,scanned_at,threat}');
select app.permit('stored_files', 'update', '{service_role}', 'organization', columns => '{scan_status,scanned_at,threat,removed_at}');

select app.guard('uploads');
select app.permit('uploads', 'select', '{administrator,front_desk,service_role}', 'organization');
select app.permit('uploads', 'select', '{therapist,associate_trainee}', 'care_team');
select app.permit('uploads', 'insert', '{administrator,front_desk}', 'organization');
select app.permit('uploads', 'insert', '{therapist,associate_trainee}', 'care_team');
select app.permit('uploads', 'update', '{administrator,front_desk}', 'organization', columns => '{status,file_id,expires_at}');
select app.permit('uploads', 'update', '{therapist,associate_trainee}', 'care_team', columns => '{status,file_id,expires_at}');
select app.permit('uploads', 'update', '{service_role}', 'organization', columns => '{status}');

select app.guard('upload_parts');
select app.permit('upload_parts', 'select', '{administrator,front_desk}', 'organization');
select app.permit('upload_parts', 'select', '{therapist,associate_trainee}', 'care_team');
select app.permit('upload_parts', 'insert', '{administrator,front_desk}', 'organization');
select app.permit('upload_parts', 'insert', '{therapist,associate_trainee}', 'care_team');
select app.permit('upload_parts', 'update', '{administrator,front_desk}', 'organization', columns => '{tag,size_bytes,arrived_at}');
select app.permit('upload_parts', 'update', '{therapist,associate_trainee}', 'care_team', columns => '{tag,size_bytes,arrived_at}');
