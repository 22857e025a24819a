-- Remittances: what payers paid, and why not all of it. Only what adds up gets in; what was posted is known by payer and trace number.

create table remittances (
    id uuid primary key,
    organization_id uuid not null,
    edi_file_id uuid not null,
    payer_name text not null constraint remittances_payer_name_check check (length(payer_name) between 1 and 60),
    -- The payer's own number (TRN03): together with the trace number it names a payment for good.
    payer_identifier text not null constraint remittances_payer_identifier_check check (length(payer_identifier) between 1 and 30),
    trace_number text not null constraint remittances_trace_number_check check (length(trace_number) between 1 and 50),
    method text not null constraint remittances_method_check check (length(method) between 1 and 3),
    paid_on date not null,
    paid_cents bigint not null,
    -- The sums of its claims; paid_cents is claims_paid_cents less what was taken for no claim in it.
    charged_cents bigint not null,
    claims_paid_cents bigint not null,
    contractual_cents bigint not null,
    patient_cents bigint not null,
    other_cents bigint not null,
    provider_cents bigint not null,
    status text not null default 'imported' constraint remittances_status_check check (status in ('imported', 'posted')),
    posted_at timestamptz,
    posted_by uuid references profiles (id) on delete restrict,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint remittances_once unique (organization_id, payer_identifier, trace_number),
    constraint remittances_file_fkey foreign key (organization_id, edi_file_id) references edi_files (organization_id, id) on delete restrict,
    constraint remittances_balance check (
        paid_cents = claims_paid_cents - provider_cents
        and charged_cents = claims_paid_cents + contractual_cents + patient_cents + other_cents),
    constraint remittances_posted_whole check ((status = 'posted') = (posted_at is not null) and num_nulls(posted_at, posted_by) in (0, 2))
);
comment on table remittances is 'payments of payers with what they are for (835)';
create index remittances_file_idx on remittances (organization_id, edi_file_id);
create index remittances_day_idx on remittances (organization_id, paid_on desc, id desc);
create index remittances_posted_by_idx on remittances (posted_by);

create table remittance_claims (
    id uuid primary key,
    organization_id uuid not null,
    remittance_id uuid not null,
    position integer not null constraint remittance_claims_position_check check (position >= 1),
    claim_number text not null constraint remittance_claims_claim_number_check check (length(claim_number) between 1 and 40),
    -- Our claim; none if no claim of this number and amount is known.
    claim_id uuid,
    patient_name text not null constraint remittance_claims_patient_name_check check (length(patient_name) between 1 and 120),
    status_code text not null constraint remittance_claims_status_code_check check (length(status_code) between 1 and 2),
    charged_cents bigint not null,
    paid_cents bigint not null,
    patient_cents bigint not null,
    payer_claim_number text constraint remittance_claims_payer_claim_number_check check (length(payer_claim_number) between 1 and 60),
    unique (organization_id, id),
    constraint remittance_claims_once unique (organization_id, remittance_id, position),
    constraint remittance_claims_remittance_fkey foreign key (organization_id, remittance_id) references remittances (organization_id, id) on delete restrict,
    constraint remittance_claims_claim_fkey foreign key (organization_id, claim_id) references claims (organization_id, id) on delete restrict
);
comment on table remittance_claims is 'what a payer decided on one claim';
create index remittance_claims_claim_idx on remittance_claims (organization_id, claim_id);

create table remittance_service_lines (
    id uuid primary key,
    organization_id uuid not null,
    remittance_claim_id uuid not null,
    position integer not null constraint remittance_service_lines_position_check check (position >= 1),
    code text not null constraint remittance_service_lines_code_check check (length(code) between 1 and 48),
    service_on date,
    charged_cents bigint not null,
    paid_cents bigint not null,
    allowed_cents bigint,
    -- Our charge; none if the payer names no line of ours.
    charge_id uuid,
    unique (organization_id, id),
    constraint remittance_service_lines_once unique (organization_id, remittance_claim_id, position),
    constraint remittance_service_lines_claim_fkey foreign key (organization_id, remittance_claim_id)
        references remittance_claims (organization_id, id) on delete restrict,
    constraint remittance_service_lines_charge_fkey foreign key (organization_id, charge_id) references charges (organization_id, id) on delete restrict
);
comment on table remittance_service_lines is 'what a payer decided on one service';
create index remittance_service_lines_charge_idx on remittance_service_lines (organization_id, charge_id);

create table remittance_adjustments (
    id uuid primary key,
    organization_id uuid not null,
    remittance_id uuid not null,
    -- The claim, and the service, it is about; neither for what was taken for no claim in the payment.
    remittance_claim_id uuid,
    service_line_id uuid,
    group_code text not null constraint remittance_adjustments_group_code_check check (group_code in ('CO', 'PR', 'OA', 'PI', 'PLB')),
    reason_code text not null constraint remittance_adjustments_reason_code_check check (length(reason_code) between 1 and 5),
    amount_cents bigint not null,
    unique (organization_id, id),
    constraint remittance_adjustments_remittance_fkey foreign key (organization_id, remittance_id) references remittances (organization_id, id) on delete restrict,
    constraint remittance_adjustments_claim_fkey foreign key (organization_id, remittance_claim_id)
        references remittance_claims (organization_id, id) on delete restrict,
    constraint remittance_adjustments_line_fkey foreign key (organization_id, service_line_id)
        references remittance_service_lines (organization_id, id) on delete restrict,
    constraint remittance_adjustments_place check (
        (group_code = 'PLB') = (remittance_claim_id is null) and (service_line_id is null or remittance_claim_id is not null))
);
comment on table remittance_adjustments is 'why a payer did not pay all, by the codes of the standard';
create index remittance_adjustments_remittance_idx on remittance_adjustments (organization_id, remittance_id);
create index remittance_adjustments_claim_idx on remittance_adjustments (organization_id, remittance_claim_id);
create index remittance_adjustments_line_idx on remittance_adjustments (organization_id, service_line_id);

select app.guard(t) from unnest(array['remittances', 'remittance_claims', 'remittance_service_lines', 'remittance_adjustments']) t;
select app.permit(t, 'select', '{administrator,billing_staff,service_role}', 'organization')
  from unnest(array['remittances', 'remittance_claims', 'remittance_service_lines', 'remittance_adjustments']) t;
select app.permit(t, 'insert', '{administrator,billing_staff,service_role}', 'organization')
  from unnest(array['remittances', 'remittance_claims', 'remittance_service_lines', 'remittance_adjustments']) t;
select app.append_only(t) from unnest(array['remittance_claims', 'remittance_service_lines', 'remittance_adjustments']) t;
select app.permit('remittances', 'update', '{administrator,billing_staff}', 'organization', columns => '{status,posted_at,posted_by}');
