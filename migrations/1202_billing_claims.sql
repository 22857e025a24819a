-- Claims: what is sent to payers, in which file, and what they answer.

-- Every file that went out or came in. What is in it names people, so it lies sealed; its hash makes a file known that comes twice.
create table edi_files (
    id uuid primary key,
    organization_id uuid not null references organizations (id) on delete restrict,
    direction text not null constraint edi_files_direction_check check (direction in ('outbound', 'inbound')),
    kind text not null constraint edi_files_kind_check check (kind in ('claims', 'acknowledgment', 'claim_status', 'remittance')),
    name text not null constraint edi_files_name_check check (length(name) between 1 and 200),
    -- The interchange's number: ours when it goes out, the partner's when it comes in.
    control_number bigint not null constraint edi_files_control_number_check check (control_number between 0 and 999999999),
    sha256 bytea not null constraint edi_files_sha256_check check (length(sha256) = 32),
    content_sealed bytea not null,
    status text not null constraint edi_files_status_check check (status in ('prepared', 'sent', 'accepted', 'rejected', 'read')),
    -- What the partner found wrong with a file of ours, in words without its content.
    fault text constraint edi_files_fault_check check (length(fault) between 1 and 2000),
    sent_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint edi_files_direction_fits check (
        case direction when 'outbound' then kind = 'claims' and status <> 'read' else kind <> 'claims' and status = 'read' end),
    constraint edi_files_sent check ((status in ('sent', 'accepted', 'rejected')) = (sent_at is not null))
);
comment on table edi_files is 'X12 files exchanged with the clearinghouse';
create unique index edi_files_number_once on edi_files (organization_id, control_number) where direction = 'outbound';
create unique index edi_files_received_once on edi_files (organization_id, sha256) where direction = 'inbound';
create index edi_files_day_idx on edi_files (organization_id, created_at desc, id desc);

create table claims (
    id uuid primary key,
    organization_id uuid not null,
    -- Our number, which every answer repeats.
    number text not null constraint claims_number_check check (number ~ '^C[0-9]{6,12}$'),
    client_id uuid not null,
    client_insurance_id uuid not null,
    payer_id uuid not null,
    clinician_id uuid not null,
    location_id uuid,
    place_of_service text not null constraint claims_place_of_service_check check (place_of_service ~ '^[0-9]{2}$'),
    total_cents bigint not null constraint claims_total_cents_check check (total_cents > 0),
    authorization_number text constraint claims_authorization_number_check check (length(authorization_number) between 1 and 50),
    payer_claim_number text constraint claims_payer_claim_number_check check (length(payer_claim_number) between 1 and 60),
    status text not null default 'draft' constraint claims_status_check check (
        status in ('draft', 'queued', 'submitted', 'accepted', 'rejected', 'denied', 'partially_paid', 'paid', 'void')),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint claims_number_once unique (organization_id, number),
    constraint claims_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict,
    constraint claims_insurance_fkey foreign key (organization_id, client_insurance_id) references client_insurance (organization_id, id) on delete restrict,
    constraint claims_payer_fkey foreign key (organization_id, payer_id) references payers (organization_id, id) on delete restrict,
    constraint claims_clinician_fkey foreign key (organization_id, clinician_id) references staff_profiles (organization_id, profile_id) on delete restrict,
    constraint claims_location_fkey foreign key (organization_id, location_id) references practice_locations (organization_id, id) on delete restrict
);
comment on table claims is 'a bill to a payer for services of one clinician to one client';
create index claims_client_idx on claims (organization_id, client_id);
create index claims_insurance_idx on claims (organization_id, client_insurance_id);
create index claims_payer_idx on claims (organization_id, payer_id);
create index claims_clinician_idx on claims (organization_id, clinician_id);
create index claims_location_idx on claims (organization_id, location_id);
create index claims_status_idx on claims (organization_id, status, id desc);

create table claim_diagnoses (
    id uuid primary key,
    organization_id uuid not null,
    claim_id uuid not null,
    position smallint not null constraint claim_diagnoses_position_check check (position between 1 and 12),
    code text collate "C" not null constraint claim_diagnoses_code_check check (code ~ '^[A-Z][0-9A-Z]{2}(\.[0-9A-Z]{1,4})?$'),
    unique (organization_id, id),
    constraint claim_diagnoses_once unique (organization_id, claim_id, position),
    constraint claim_diagnoses_claim_fkey foreign key (organization_id, claim_id) references claims (organization_id, id) on delete restrict
);
comment on table claim_diagnoses is 'the diagnoses of a claim, to which its lines point by position';

create table claim_service_lines (
    id uuid primary key,
    organization_id uuid not null,
    claim_id uuid not null,
    position smallint not null constraint claim_service_lines_position_check check (position between 1 and 50),
    charge_id uuid not null,
    code text not null constraint claim_service_lines_code_check check (code ~ '^[0-9A-Z]{5}$'),
    modifiers text[] not null constraint claim_service_lines_modifiers_check check (cardinality(modifiers) <= 4),
    service_on date not null,
    units integer not null constraint claim_service_lines_units_check check (units between 1 and 999),
    amount_cents bigint not null constraint claim_service_lines_amount_cents_check check (amount_cents > 0),
    pointers smallint[] not null constraint claim_service_lines_pointers_check check (
        cardinality(pointers) <= 4 and 0 < all (pointers) and 13 > all (pointers)),
    -- Its claim was withdrawn: the charge may stand on another one.
    void boolean not null default false,
    unique (organization_id, id),
    constraint claim_service_lines_once unique (organization_id, claim_id, position),
    constraint claim_service_lines_claim_fkey foreign key (organization_id, claim_id) references claims (organization_id, id) on delete restrict,
    constraint claim_service_lines_charge_fkey foreign key (organization_id, charge_id) references charges (organization_id, id) on delete restrict
);
comment on table claim_service_lines is 'what a claim asks money for: one line per charge, as it was claimed';
create unique index claim_service_lines_charge_once on claim_service_lines (organization_id, charge_id) where not void;
create index claim_service_lines_charge_idx on claim_service_lines (organization_id, charge_id);

create table claim_submissions (
    id uuid primary key,
    organization_id uuid not null,
    claim_id uuid not null,
    edi_file_id uuid not null,
    unique (organization_id, id),
    constraint claim_submissions_once unique (organization_id, claim_id, edi_file_id),
    constraint claim_submissions_claim_fkey foreign key (organization_id, claim_id) references claims (organization_id, id) on delete restrict,
    constraint claim_submissions_file_fkey foreign key (organization_id, edi_file_id) references edi_files (organization_id, id) on delete restrict
);
comment on table claim_submissions is 'in which files a claim was sent';
create index claim_submissions_file_idx on claim_submissions (organization_id, edi_file_id);

create table claim_status_history (
    id uuid primary key,
    organization_id uuid not null,
    claim_id uuid not null,
    -- The number of the step: several may be taken at one moment.
    position integer not null constraint claim_status_history_position_check check (position >= 1),
    from_status text constraint claim_status_history_from_status_check check (
        from_status in ('draft', 'queued', 'submitted', 'accepted', 'rejected', 'denied', 'partially_paid', 'paid', 'void')),
    to_status text not null constraint claim_status_history_to_status_check check (
        to_status in ('draft', 'queued', 'submitted', 'accepted', 'rejected', 'denied', 'partially_paid', 'paid', 'void')),
    -- What the payer said, in words.
    detail text constraint claim_status_history_detail_check check (length(detail) between 1 and 1000),
    edi_file_id uuid,
    changed_by uuid references profiles (id) on delete restrict,
    changed_at timestamptz not null,
    unique (organization_id, id),
    constraint claim_status_history_position_once unique (organization_id, claim_id, position),
    constraint claim_status_history_claim_fkey foreign key (organization_id, claim_id) references claims (organization_id, id) on delete restrict,
    constraint claim_status_history_file_fkey foreign key (organization_id, edi_file_id) references edi_files (organization_id, id) on delete restrict
);
comment on table claim_status_history is 'every step of a claim: when, by whom or by which file, and what the payer said';
create index claim_status_history_file_idx on claim_status_history (organization_id, edi_file_id);
create index claim_status_history_changed_by_idx on claim_status_history (changed_by);

-- The steps of a claim. Its twin in Rust is billing::claim::ClaimStatus::may_become; a test compares the two, pair by pair.
create function app.claim_may_become(from_status text, to_status text) returns boolean
    language sql immutable strict parallel safe
    return case from_status
        when 'draft' then to_status in ('queued', 'void')
        when 'queued' then to_status in ('submitted')
        when 'submitted' then to_status in ('accepted', 'rejected', 'denied', 'partially_paid', 'paid')
        when 'accepted' then to_status in ('rejected', 'denied', 'partially_paid', 'paid')
        when 'rejected' then to_status in ('queued', 'void')
        when 'denied' then to_status in ('partially_paid', 'paid')
        when 'partially_paid' then to_status in ('denied', 'paid')
        when 'paid' then to_status in ('denied', 'partially_paid')
        else false end;
grant execute on function app.claim_may_become(text, text) to authenticated, service_role;

create function app.guard_claim_status() returns trigger
    language plpgsql
    set search_path = ''
as $$
begin
    if not app.claim_may_become(old.status, new.status) then
        raise exception 'a claim that is % does not become %', old.status, new.status
            using errcode = 'check_violation', constraint = 'claims_status_step', hint = 'Read the claim again: somebody may have been faster.';
    end if;
    return new;
end
$$;
create trigger guard_status before update of status on claims
    for each row when (old.status is distinct from new.status) execute function app.guard_claim_status();

select app.guard('edi_files', redact => '{content_sealed}');
select app.permit('edi_files', 'select', '{administrator,billing_staff,service_role}', 'organization');
select app.permit('edi_files', 'insert', '{administrator,billing_staff,service_role}', 'organization');
select app.permit('edi_files', 'update', '{administrator,billing_staff,service_role}', 'organization', columns => '{status,fault,sent_at}');

select app.guard('claims');
select app.permit('claims', 'select', '{administrator,billing_staff,service_role}', 'organization');
select app.permit('claims', 'insert', '{administrator,billing_staff}', 'organization');
select app.permit('claims', 'update', '{administrator,billing_staff,service_role}', 'organization', columns => '{authorization_number,payer_claim_number,status}');

select app.guard(t) from unnest(array['claim_diagnoses', 'claim_service_lines', 'claim_submissions', 'claim_status_history']) t;
select app.permit(t, 'select', '{administrator,billing_staff,service_role}', 'organization')
  from unnest(array['claim_diagnoses', 'claim_service_lines', 'claim_submissions', 'claim_status_history']) t;
select app.permit(t, 'insert', '{administrator,billing_staff}', 'organization')
  from unnest(array['claim_diagnoses', 'claim_service_lines', 'claim_submissions']) t;
select app.permit('claim_service_lines', 'update', '{administrator,billing_staff}', 'organization', columns => '{void}');
select app.append_only('claim_status_history');
select app.permit('claim_status_history', 'insert', '{administrator,billing_staff,service_role}', 'organization');
