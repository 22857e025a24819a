-- Notes: what was found, done and planned at a visit, and who answers for it.
--
-- The header (clinical_notes) holds no content, so that billing may read it; the content lies sealed beside it and is read by
-- the author, by whoever supervises the author, and, once it is final, by those who treat the client. A final note is never changed,
-- by nobody: what has to be said later is an amendment with a signature of its own.

-- A published template is never changed: another version is another row, and a note keeps the one it was begun with.
create table note_templates (
    id uuid primary key,
    key text not null constraint note_templates_key_check check (key ~ '^[a-z][a-z0-9_]{1,60}$'),
    version integer not null constraint note_templates_version_check check (version >= 1),
    kind text not null constraint note_templates_kind_check check (kind in ('progress_note', 'intake_assessment')),
    name text not null constraint note_templates_name_check check (length(name) between 1 and 120),
    definition jsonb not null constraint note_templates_definition_check check (jsonb_typeof(definition -> 'sections') = 'array'),
    published_at timestamptz not null,
    unique (key, version)
);
comment on table note_templates is 'what a kind of note asks for: sections and their fields; one row per published version';

create table clinical_notes (
    id uuid primary key,
    organization_id uuid not null,
    client_id uuid not null,
    appointment_id uuid,
    author_id uuid not null,
    kind text not null constraint clinical_notes_kind_check check (kind in ('progress_note', 'intake_assessment')),
    template_id uuid not null references note_templates (id) on delete restrict,
    -- The day of the service, in the zone it took place in.
    service_on date not null,
    started_at timestamptz,
    ended_at timestamptz,
    status text not null default 'draft' constraint clinical_notes_status_check check (status in ('draft', 'awaiting_cosign', 'returned', 'final')),
    -- The last version in note_versions; 0 before the first.
    version_number integer not null default 0 constraint clinical_notes_version_number_check check (version_number >= 0),
    -- The id that the editor gave to its last save: the same save sent twice is done once.
    last_save_id uuid,
    saved_at timestamptz not null,
    signed_at timestamptz,
    cosigned_by uuid,
    cosigned_at timestamptz,
    finalized_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint clinical_notes_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict,
    constraint clinical_notes_appointment_fkey foreign key (organization_id, appointment_id) references appointments (organization_id, id) on delete restrict,
    constraint clinical_notes_author_fkey foreign key (organization_id, author_id) references staff_profiles (organization_id, profile_id) on delete restrict,
    constraint clinical_notes_cosigner_fkey foreign key (organization_id, cosigned_by) references staff_profiles (organization_id, profile_id) on delete restrict,
    constraint clinical_notes_times_in_order check (ended_at > started_at),
    constraint clinical_notes_signed check ((status in ('awaiting_cosign', 'final')) = (signed_at is not null)),
    constraint clinical_notes_finalized check ((status = 'final') = (finalized_at is not null)),
    constraint clinical_notes_cosigned_whole check (num_nulls(cosigned_by, cosigned_at) in (0, 2) and (cosigned_at is null or status = 'final')),
    constraint clinical_notes_cosigned_by_another check (cosigned_by <> author_id),
    constraint clinical_notes_signed_version check (signed_at is null or version_number >= 1)
);
comment on table clinical_notes is 'a note without its content: about whom, by whom, for which day, and where it stands';
create index clinical_notes_client_idx on clinical_notes (organization_id, client_id, service_on desc, id desc);
create index clinical_notes_author_idx on clinical_notes (organization_id, author_id, service_on desc, id desc);
create index clinical_notes_open_idx on clinical_notes (organization_id, author_id, status) where status <> 'final';
create index clinical_notes_appointment_idx on clinical_notes (organization_id, appointment_id);
create index clinical_notes_cosigner_idx on clinical_notes (organization_id, cosigned_by);
create index clinical_notes_template_idx on clinical_notes (template_id);
create index clinical_notes_day_idx on clinical_notes (organization_id, service_on desc, id desc);
-- One note of each clinician per visit and client: opening a visit's note twice opens the same one.
create unique index clinical_notes_once_per_visit on clinical_notes (organization_id, appointment_id, client_id, author_id) where appointment_id is not null;

create table clinical_note_sections (
    id uuid primary key,
    organization_id uuid not null,
    note_id uuid not null,
    section_key text not null constraint clinical_note_sections_section_key_check check (section_key ~ '^[a-z][a-z0-9_]{0,60}$'),
    content_sealed bytea not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint clinical_note_sections_once unique (organization_id, note_id, section_key),
    constraint clinical_note_sections_note_fkey foreign key (organization_id, note_id) references clinical_notes (organization_id, id) on delete restrict
);
comment on table clinical_note_sections is 'what stands in a note now, section by section, sealed';

create table note_versions (
    id uuid primary key,
    organization_id uuid not null,
    note_id uuid not null,
    number integer not null constraint note_versions_number_check check (number >= 1),
    reason text not null constraint note_versions_reason_check check (reason in ('checkpoint', 'submitted', 'signed')),
    content_sealed bytea not null,
    sha256 bytea not null constraint note_versions_sha256_check check (length(sha256) = 32),
    previous_sha256 bytea constraint note_versions_previous_check check (length(previous_sha256) = 32),
    created_by uuid not null,
    created_at timestamptz not null,
    unique (organization_id, id),
    constraint note_versions_once unique (organization_id, note_id, number),
    constraint note_versions_chained check ((number = 1) = (previous_sha256 is null)),
    constraint note_versions_note_fkey foreign key (organization_id, note_id) references clinical_notes (organization_id, id) on delete restrict,
    constraint note_versions_author_fkey foreign key (organization_id, created_by) references staff_profiles (organization_id, profile_id) on delete restrict
);
comment on table note_versions is 'a note as it stood at a moment, sealed, each hashed together with the one before';
comment on column note_versions.sha256 is 'SHA-256 over the hash before it and the sealed document''s plain bytes, which hold a random salt';
create index note_versions_author_idx on note_versions (organization_id, created_by);

create table note_signatures (
    id uuid primary key,
    organization_id uuid not null,
    note_id uuid not null,
    version_number integer not null,
    role text not null constraint note_signatures_role_check check (role in ('author', 'cosigner')),
    signer_id uuid not null,
    typed_name text not null constraint note_signatures_typed_name_check check (length(typed_name) between 1 and 200),
    attestation_version integer not null constraint note_signatures_attestation_version_check check (attestation_version >= 1),
    signed_at timestamptz not null,
    -- When the signer last proved who they are.
    authenticated_at timestamptz not null,
    unique (organization_id, id),
    constraint note_signatures_once unique (organization_id, note_id, version_number, role),
    constraint note_signatures_fresh check (authenticated_at > signed_at - interval '15 minutes'),
    constraint note_signatures_version_fkey foreign key (organization_id, note_id, version_number)
        references note_versions (organization_id, note_id, number) on delete restrict,
    constraint note_signatures_signer_fkey foreign key (organization_id, signer_id) references staff_profiles (organization_id, profile_id) on delete restrict
);
comment on table note_signatures is 'who signed which version of a note with which words';
create index note_signatures_signer_idx on note_signatures (organization_id, signer_id);

create table note_amendments (
    id uuid primary key,
    organization_id uuid not null,
    note_id uuid not null,
    number integer not null constraint note_amendments_number_check check (number >= 1),
    author_id uuid not null,
    content_sealed bytea not null,
    sha256 bytea not null constraint note_amendments_sha256_check check (length(sha256) = 32),
    -- The amendment before it, or the signed version.
    previous_sha256 bytea not null constraint note_amendments_previous_check check (length(previous_sha256) = 32),
    typed_name text not null constraint note_amendments_typed_name_check check (length(typed_name) between 1 and 200),
    attestation_version integer not null constraint note_amendments_attestation_version_check check (attestation_version >= 1),
    signed_at timestamptz not null,
    authenticated_at timestamptz not null,
    unique (organization_id, id),
    constraint note_amendments_once unique (organization_id, note_id, number),
    constraint note_amendments_fresh check (authenticated_at > signed_at - interval '15 minutes'),
    constraint note_amendments_note_fkey foreign key (organization_id, note_id) references clinical_notes (organization_id, id) on delete restrict,
    constraint note_amendments_author_fkey foreign key (organization_id, author_id) references staff_profiles (organization_id, profile_id) on delete restrict
);
comment on table note_amendments is 'what was added to a final note, each with a signature of its own';
create index note_amendments_author_idx on note_amendments (organization_id, author_id);

create table note_diagnoses (
    id uuid primary key,
    organization_id uuid not null,
    note_id uuid not null,
    client_diagnosis_id uuid not null,
    code text collate "C" not null constraint note_diagnoses_code_check check (code ~ '^[A-Z][0-9A-Z]{2}(\.[0-9A-Z]{1,4})?$'),
    description text not null constraint note_diagnoses_description_check check (length(description) between 1 and 400),
    rank smallint not null constraint note_diagnoses_rank_check check (rank between 1 and 12),
    unique (organization_id, id),
    constraint note_diagnoses_rank_once unique (organization_id, note_id, rank),
    constraint note_diagnoses_once unique (organization_id, note_id, client_diagnosis_id),
    constraint note_diagnoses_note_fkey foreign key (organization_id, note_id) references clinical_notes (organization_id, id) on delete restrict,
    constraint note_diagnoses_diagnosis_fkey foreign key (organization_id, client_diagnosis_id)
        references client_diagnoses (organization_id, id) on delete restrict
);
comment on table note_diagnoses is 'the diagnoses that a note addresses, 1 first, worded as the chart had them';
create index note_diagnoses_diagnosis_idx on note_diagnoses (organization_id, client_diagnosis_id);

create table note_services (
    id uuid primary key,
    organization_id uuid not null,
    note_id uuid not null,
    position smallint not null constraint note_services_position_check check (position between 1 and 12),
    billing_code_id uuid not null,
    minutes integer constraint note_services_minutes_check check (minutes between 1 and 1440),
    units integer not null default 1 constraint note_services_units_check check (units between 1 and 99),
    modifiers text[] not null default '{}' constraint note_services_modifiers_check check (
        cardinality(modifiers) <= 4 and array_to_string(modifiers, ' ') ~ '^([0-9A-Z]{2}( [0-9A-Z]{2})*)?$'),
    unique (organization_id, id),
    constraint note_services_position_once unique (organization_id, note_id, position),
    constraint note_services_once unique (organization_id, note_id, billing_code_id),
    constraint note_services_note_fkey foreign key (organization_id, note_id) references clinical_notes (organization_id, id) on delete restrict,
    constraint note_services_code_fkey foreign key (organization_id, billing_code_id) references billing_codes (organization_id, id) on delete restrict
);
comment on table note_services is 'the services that a note documents, with their minutes: what is billed';
create index note_services_code_idx on note_services (organization_id, billing_code_id);

create table note_cosignatures (
    id uuid primary key,
    organization_id uuid not null,
    note_id uuid not null,
    author_id uuid not null,
    -- Who was asked first; whoever supervises the author may decide.
    supervisor_id uuid not null,
    status text not null default 'waiting' constraint note_cosignatures_status_check check (status in ('waiting', 'returned', 'cosigned')),
    submitted_at timestamptz not null,
    due_on date not null,
    decided_at timestamptz,
    decided_by uuid,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint note_cosignatures_once unique (organization_id, note_id),
    constraint note_cosignatures_two_people check (supervisor_id <> author_id and decided_by <> author_id),
    constraint note_cosignatures_decided check ((status = 'waiting') = (decided_at is null) and num_nulls(decided_at, decided_by) in (0, 2)),
    constraint note_cosignatures_note_fkey foreign key (organization_id, note_id) references clinical_notes (organization_id, id) on delete restrict,
    constraint note_cosignatures_author_fkey foreign key (organization_id, author_id) references staff_profiles (organization_id, profile_id) on delete restrict,
    constraint note_cosignatures_supervisor_fkey foreign key (organization_id, supervisor_id) references staff_profiles (organization_id, profile_id) on delete restrict,
    constraint note_cosignatures_decider_fkey foreign key (organization_id, decided_by) references staff_profiles (organization_id, profile_id) on delete restrict
);
comment on table note_cosignatures is 'that a note waits for its cosignature, until when, and what came of it; one per note';
create index note_cosignatures_author_idx on note_cosignatures (organization_id, author_id);
create index note_cosignatures_supervisor_idx on note_cosignatures (organization_id, supervisor_id);
create index note_cosignatures_decider_idx on note_cosignatures (organization_id, decided_by);
create index note_cosignatures_waiting_idx on note_cosignatures (organization_id, due_on) where status = 'waiting';

create table note_cosignature_events (
    id uuid primary key,
    organization_id uuid not null,
    note_id uuid not null,
    kind text not null constraint note_cosignature_events_kind_check check (kind in ('submitted', 'returned', 'cosigned')),
    version_number integer not null,
    actor_id uuid not null,
    comment_sealed bytea,
    occurred_at timestamptz not null,
    unique (organization_id, id),
    constraint note_cosignature_events_returned_with_words check ((kind = 'returned') <= (comment_sealed is not null)),
    constraint note_cosignature_events_version_fkey foreign key (organization_id, note_id, version_number)
        references note_versions (organization_id, note_id, number) on delete restrict,
    constraint note_cosignature_events_actor_fkey foreign key (organization_id, actor_id) references staff_profiles (organization_id, profile_id) on delete restrict
);
comment on table note_cosignature_events is 'how a note went back and forth between author and supervisor';
create index note_cosignature_events_note_idx on note_cosignature_events (organization_id, note_id, version_number, occurred_at);
create index note_cosignature_events_actor_idx on note_cosignature_events (organization_id, actor_id);

-- Process notes in the sense of 45 CFR 164.501: kept apart from the chart, for their author's eyes alone. No administrator, no export,
-- no timeline, no search.
create table psychotherapy_notes (
    id uuid primary key,
    organization_id uuid not null,
    client_id uuid not null,
    author_id uuid not null,
    session_on date not null,
    content_sealed bytea not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint psychotherapy_notes_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict,
    constraint psychotherapy_notes_author_fkey foreign key (organization_id, author_id) references staff_profiles (organization_id, profile_id) on delete restrict
);
comment on table psychotherapy_notes is 'a clinician''s own process notes, sealed, read by nobody but their author';
create index psychotherapy_notes_client_idx on psychotherapy_notes (organization_id, client_id, session_on desc);
create index psychotherapy_notes_author_idx on psychotherapy_notes (organization_id, author_id, client_id, session_on desc);
