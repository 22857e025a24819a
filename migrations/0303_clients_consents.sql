-- What a client agreed to, in which words, until when; and to whom information may be released.

create table consent_types (
    id uuid primary key,
    organization_id uuid not null references organizations (id) on delete restrict,
    key text not null constraint consent_types_key_check check (key ~ '^[a-z][a-z0-9_]{1,40}$'),
    version integer not null constraint consent_types_version_check check (version >= 1),
    name text not null constraint consent_types_name_check check (length(name) between 1 and 120),
    body text not null constraint consent_types_body_check check (length(body) between 1 and 50000),
    required boolean not null default false,
    renew_after_days integer constraint consent_types_renew_after_days_check check (renew_after_days between 1 and 3660),
    published_at timestamptz not null default now(),
    unique (organization_id, id),
    constraint consent_types_once unique (organization_id, key, version)
);
comment on table consent_types is 'the wording of a consent; a new wording is a new version, and what was signed stays as it was';

create table client_consents (
    id uuid primary key,
    organization_id uuid not null,
    client_id uuid not null,
    consent_type_id uuid not null,
    decision text not null constraint client_consents_decision_check check (decision in ('given', 'refused')),
    method text not null constraint client_consents_method_check check (method in ('in_person', 'paper', 'portal', 'telephone')),
    signed_by_name text not null constraint client_consents_signed_by_name_check check (length(signed_by_name) between 1 and 160),
    signed_as text not null default 'self' constraint client_consents_signed_as_check check (signed_as in ('self', 'guardian', 'representative')),
    signed_at timestamptz not null,
    expires_on date,
    recorded_by uuid not null references profiles (id) on delete restrict,
    revoked_at timestamptz,
    revocation_reason text constraint client_consents_revocation_reason_check check (length(revocation_reason) between 3 and 500),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint client_consents_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict,
    constraint client_consents_type_fkey foreign key (organization_id, consent_type_id) references consent_types (organization_id, id) on delete restrict,
    constraint client_consents_revoked_with_reason check ((revoked_at is null) = (revocation_reason is null))
);
comment on table client_consents is 'that a client gave or refused a consent, pinned to the version of its words';
create index client_consents_client_idx on client_consents (organization_id, client_id, signed_at);
create index client_consents_type_idx on client_consents (organization_id, consent_type_id);
create index client_consents_recorded_by_idx on client_consents (recorded_by);

create table release_authorizations (
    id uuid primary key,
    organization_id uuid not null,
    client_id uuid not null,
    recipient text not null constraint release_authorizations_recipient_check check (length(recipient) between 1 and 200),
    recipient_contact text constraint release_authorizations_recipient_contact_check check (length(recipient_contact) between 1 and 300),
    direction text not null default 'to' constraint release_authorizations_direction_check check (direction in ('to', 'from', 'both')),
    purpose text not null constraint release_authorizations_purpose_check check (length(purpose) between 3 and 500),
    information text[] not null constraint release_authorizations_information_check check (
        cardinality(information) > 0
        and information <@ '{attendance,diagnosis,treatment_plan,progress_summary,assessments,medications,billing,substance_use,full_record}'),
    records_from date,
    records_to date,
    signed_on date not null,
    -- 45 CFR 164.508(c)(1)(v): an authorization has an end.
    expires_on date not null,
    revoked_at timestamptz,
    revocation_reason text constraint release_authorizations_revocation_reason_check check (length(revocation_reason) between 3 and 500),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint release_authorizations_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict,
    constraint release_authorizations_expires_after_signing check (expires_on >= signed_on),
    constraint release_authorizations_records_in_order check (records_to >= records_from),
    constraint release_authorizations_revoked_with_reason check ((revoked_at is null) = (revocation_reason is null))
);
comment on table release_authorizations is 'to whom information about a client may be given, what, why and until when';
create index release_authorizations_client_idx on release_authorizations (organization_id, client_id);

select app.guard('consent_types');
select app.permit('consent_types', 'select', '{administrator,supervisor,therapist,associate_trainee,billing_staff,front_desk,service_role}', 'organization');
select app.permit('consent_types', 'insert', '{administrator}', 'organization');

select app.guard('client_consents');
select app.permit('client_consents', 'select', '{administrator,front_desk,service_role}', 'organization');
select app.permit('client_consents', 'select', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('client_consents', 'insert', '{administrator,front_desk}', 'organization');
select app.permit('client_consents', 'insert', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('client_consents', 'update', '{administrator,front_desk}', 'organization', columns => '{revoked_at,revocation_reason}');
select app.permit('client_consents', 'update', '{supervisor,therapist,associate_trainee}', 'care_team', columns => '{revoked_at,revocation_reason}');

select app.guard('release_authorizations');
select app.permit('release_authorizations', 'select', '{administrator,front_desk,service_role}', 'organization');
select app.permit('release_authorizations', 'select', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('release_authorizations', 'insert', '{administrator,front_desk}', 'organization');
select app.permit('release_authorizations', 'insert', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('release_authorizations', 'update', '{administrator,front_desk}', 'organization', columns => '{revoked_at,revocation_reason}');
select app.permit('release_authorizations', 'update', '{supervisor,therapist,associate_trainee}', 'care_team', columns => '{revoked_at,revocation_reason}');

-- A practice starts with the consents every practice asks for, in plain words of our own, to be replaced by its lawyer's.
create function app.furnish_consents() returns trigger
    language plpgsql
    set search_path = ''
as $$
begin
    insert into public.consent_types (id, organization_id, key, version, name, body, required, renew_after_days)
    select pg_catalog.gen_random_uuid(), new.id, c.key, 1, c.name, c.body, c.required, c.renew
      from (values
        ('treatment', 'Consent to treatment', 'I agree to be assessed and treated here. I know that I may ask questions at any time and may stop.', true, null),
        ('privacy_notice', 'Notice of privacy practices', 'I was given the notice of privacy practices, which says how my health information may be used and shared.', true, null),
        ('telehealth', 'Telehealth', 'I agree to be seen by video. I know its limits, and that I will be asked where I am each time.', false, 365),
        ('text_messages', 'Reminders by text message', 'I agree to get reminders by text message. They hold no details of my care. I may stop them at any time.', false, null),
        ('electronic_communication', 'E-mail and portal messages', 'I agree to be written to by e-mail and portal, and know which risks that has.', false, null),
        ('ai_assistance', 'Software that drafts notes', 'I agree that software may draft notes of my visits, which my clinician reads, corrects and signs.', false, 365),
        ('photography', 'Photograph in the chart', 'I agree that a photograph of me is kept in my chart, to recognise me.', false, null)
      ) c(key, name, body, required, renew);
    return null;
end
$$;
create trigger furnish_consents after insert on organizations for each row execute function app.furnish_consents();
