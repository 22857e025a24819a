-- What was done, what it costs, and where the money stands.

create table charges (
    id uuid primary key,
    organization_id uuid not null,
    client_id uuid not null,
    note_id uuid not null,
    note_service_id uuid not null,
    clinician_id uuid not null,
    billing_code_id uuid not null,
    -- The policy that is billed; none when the client pays.
    client_insurance_id uuid,
    code text not null constraint charges_code_check check (code ~ '^[0-9A-Z]{5}$'),
    modifiers text[] not null default '{}' constraint charges_modifiers_check check (
        cardinality(modifiers) <= 4 and array_to_string(modifiers, ' ') ~ '^([0-9A-Z]{2}( [0-9A-Z]{2})*)?$'),
    place_of_service text not null constraint charges_place_of_service_check check (place_of_service ~ '^[0-9]{2}$'),
    service_on date not null,
    -- As documented in the note: the time rules judge by them.
    minutes integer constraint charges_minutes_check check (minutes between 1 and 1440),
    units integer not null constraint charges_units_check check (units between 1 and 999),
    amount_cents bigint not null constraint charges_amount_cents_check check (amount_cents between 0 and 100000000),
    status text not null constraint charges_status_check check (
        status in ('held', 'ready', 'self_pay', 'claimed', 'partially_paid', 'paid', 'voided')),
    hold_reason text constraint charges_hold_reason_check check (
        hold_reason in ('no_fee', 'minutes_missing', 'minutes_do_not_fit', 'add_on_alone', 'no_diagnosis')),
    void_reason text constraint charges_void_reason_check check (length(void_reason) between 3 and 500),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    -- A service of a note is charged once, however often the note's job runs.
    constraint charges_once_per_service unique (organization_id, note_service_id),
    constraint charges_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict,
    constraint charges_note_fkey foreign key (organization_id, note_id) references clinical_notes (organization_id, id) on delete restrict,
    constraint charges_service_fkey foreign key (organization_id, note_service_id) references note_services (organization_id, id) on delete restrict,
    constraint charges_clinician_fkey foreign key (organization_id, clinician_id) references staff_profiles (organization_id, profile_id) on delete restrict,
    constraint charges_code_fkey foreign key (organization_id, billing_code_id) references billing_codes (organization_id, id) on delete restrict,
    constraint charges_insurance_fkey foreign key (organization_id, client_insurance_id) references client_insurance (organization_id, id) on delete restrict,
    constraint charges_held_for_a_reason check ((status = 'held') = (hold_reason is not null)),
    constraint charges_voided_for_a_reason check ((status = 'voided') = (void_reason is not null)),
    constraint charges_has_a_price check (status in ('held', 'voided') or amount_cents > 0),
    constraint charges_claimed_from_a_payer check (status not in ('ready', 'claimed') or client_insurance_id is not null),
    constraint charges_self_pay_has_no_payer check (status <> 'self_pay' or client_insurance_id is null)
);
comment on table charges is 'what is charged for one service of a final note';
create index charges_client_idx on charges (organization_id, client_id, service_on desc);
create index charges_day_idx on charges (organization_id, service_on desc, id desc);
create index charges_status_idx on charges (organization_id, status, service_on desc, id desc);
create index charges_note_idx on charges (organization_id, note_id);
create index charges_clinician_idx on charges (organization_id, clinician_id, service_on desc);
create index charges_code_idx on charges (organization_id, billing_code_id);
create index charges_insurance_idx on charges (organization_id, client_insurance_id);

create table charge_diagnoses (
    id uuid primary key,
    organization_id uuid not null,
    charge_id uuid not null,
    position smallint not null constraint charge_diagnoses_position_check check (position between 1 and 12),
    code text collate "C" not null constraint charge_diagnoses_code_check check (code ~ '^[A-Z][0-9A-Z]{2}(\.[0-9A-Z]{1,4})?$'),
    unique (organization_id, id),
    constraint charge_diagnoses_once unique (organization_id, charge_id, position),
    constraint charge_diagnoses_charge_fkey foreign key (organization_id, charge_id) references charges (organization_id, id) on delete restrict
);
comment on table charge_diagnoses is 'what a service was for, the weightiest first, as the note had it';

-- A charge comes from a final note, never from a draft.
create function app.charge_a_final_note() returns trigger
    language plpgsql
    set search_path = ''
as $$
begin
    if not exists (select from public.clinical_notes n
                    where n.organization_id = new.organization_id and n.id = new.note_id and n.status = 'final' and n.client_id = new.client_id) then
        raise exception 'only a final note is charged' using errcode = 'check_violation', constraint = 'charges_final_note',
            hint = 'The note must be signed, and cosigned where that is needed.';
    end if;
    return null;
end
$$;
create trigger final_note after insert on charges for each row when (not app.is_migration()) execute function app.charge_a_final_note();

-- Money is kept by double entry. An entry of the journal says what happened; its lines say between which accounts money moved:
-- positive is debit, negative is credit. What happened stays: a mistake is corrected by another entry.
--
--   insurance_receivable    what payers owe            contractual_adjustment  not owed by contract
--   client_receivable       what clients owe           write_off               given up
--   revenue                 what was charged           insurance_cash, client_cash  what came in
--   client_credit           paid by clients, for no charge yet
--   insurance_unapplied     paid by payers, for no claim known here
--   provider_adjustment     taken or added by payers for no claim in the payment
--
-- Of every entry the lines of each charge sum to zero, so for every charge and at any time: charged = paid by insurance + contractual
-- + paid by the client + written off + open with insurance + open with the client.
create table journal_entries (
    id uuid primary key,
    organization_id uuid not null references organizations (id) on delete restrict,
    kind text not null constraint journal_entries_kind_check check (
        kind in ('charge', 'charge_change', 'charge_void', 'insurance_payment', 'provider_adjustment', 'client_payment', 'credit_applied')),
    client_id uuid,
    effective_on date not null,
    recorded_at timestamptz not null,
    recorded_by uuid references profiles (id) on delete restrict,
    unique (organization_id, id),
    constraint journal_entries_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict
);
comment on table journal_entries is 'what happened to money, never changed';
create index journal_entries_client_idx on journal_entries (organization_id, client_id, effective_on, id);
create index journal_entries_recorded_by_idx on journal_entries (recorded_by);

create table payments (
    id uuid primary key,
    organization_id uuid not null references organizations (id) on delete restrict,
    client_id uuid not null,
    method text not null constraint payments_method_check check (method in ('cash', 'check')),
    -- The number on the cheque.
    reference text constraint payments_reference_check check (length(reference) between 1 and 60),
    amount_cents bigint not null constraint payments_amount_cents_check check (amount_cents between 1 and 10000000),
    receipt_number bigint not null,
    received_on date not null,
    received_by uuid not null references profiles (id) on delete restrict,
    recorded_at timestamptz not null,
    unique (organization_id, id),
    constraint payments_receipt_once unique (organization_id, receipt_number),
    constraint payments_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict,
    constraint payments_check_has_number check ((method = 'check') = (reference is not null))
);
comment on table payments is 'money received from clients, by hand; what payers pay stands in remittances';
create index payments_client_idx on payments (organization_id, client_id, received_on desc);
create index payments_day_idx on payments (organization_id, received_on desc, id desc);
create index payments_received_by_idx on payments (received_by);

create table ledger_entries (
    id uuid primary key,
    organization_id uuid not null,
    journal_entry_id uuid not null,
    account text not null constraint ledger_entries_account_check check (
        account in ('insurance_receivable', 'client_receivable', 'revenue', 'contractual_adjustment', 'write_off', 'insurance_cash', 'client_cash',
                    'client_credit', 'insurance_unapplied', 'provider_adjustment')),
    amount_cents bigint not null constraint ledger_entries_amount_cents_check check (amount_cents <> 0 and abs(amount_cents) <= 100000000000),
    client_id uuid,
    charge_id uuid,
    payment_id uuid,
    unique (organization_id, id),
    constraint ledger_entries_journal_fkey foreign key (organization_id, journal_entry_id) references journal_entries (organization_id, id) on delete restrict,
    constraint ledger_entries_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict,
    constraint ledger_entries_charge_fkey foreign key (organization_id, charge_id) references charges (organization_id, id) on delete restrict,
    constraint ledger_entries_payment_fkey foreign key (organization_id, payment_id) references payments (organization_id, id) on delete restrict,
    constraint ledger_entries_charge_has_client check (charge_id is null or client_id is not null),
    constraint ledger_entries_of_a_client check (account not in ('client_receivable', 'client_credit', 'client_cash') or client_id is not null)
);
comment on table ledger_entries is 'the lines of the journal: which account, how much, for which charge; positive is debit';
create index ledger_entries_journal_idx on ledger_entries (organization_id, journal_entry_id);
create index ledger_entries_client_idx on ledger_entries (organization_id, client_id, account);
create index ledger_entries_charge_idx on ledger_entries (organization_id, charge_id, account);
create index ledger_entries_payment_idx on ledger_entries (organization_id, payment_id);
create index ledger_entries_account_idx on ledger_entries (organization_id, account);

-- At the end of the transaction every entry is whole: at least two lines, which sum to zero for each charge and in all.
create function app.balance_journal() returns trigger
    language plpgsql security definer
    set search_path = ''
as $$
declare
    entry constant uuid := case tg_table_name when 'journal_entries' then new.id else (pg_catalog.to_jsonb(new) ->> 'journal_entry_id')::uuid end;
begin
    if exists (select from public.ledger_entries l
                where l.organization_id = new.organization_id and l.journal_entry_id = entry
                group by l.charge_id having sum(l.amount_cents) <> 0)
       or (select count(*) from public.ledger_entries l where l.organization_id = new.organization_id and l.journal_entry_id = entry) < 2 then
        raise exception 'an entry of the journal balances, for each charge' using errcode = 'check_violation', constraint = 'ledger_entries_balance',
            hint = 'Debits and credits must be equal.';
    end if;
    return null;
end
$$;
insert into app.definer_functions (signature, reason) values
    ('app.balance_journal()', 'whoever writes a line may see fewer accounts than the entry has; the sum is of all');
create constraint trigger balance after insert on journal_entries deferrable initially deferred
    for each row execute function app.balance_journal();
create constraint trigger balance after insert on ledger_entries deferrable initially deferred
    for each row execute function app.balance_journal();

select app.scope('own_service', 'clinician_id = (select auth.uid())', 'services of the caller');
select app.scope('own_service_line',
    'exists (select from public.charges c where c.organization_id = {table}.organization_id and c.id = {table}.charge_id and c.clinician_id = (select auth.uid()))',
    'of a charge for a service of the caller');
-- The front desk sees what clients owe and takes their money; what payers do is not its business.
select app.scope('client_accounts', 'account in (''client_receivable'', ''client_credit'', ''client_cash'')', 'the accounts of clients');
select app.scope('client_money', 'kind in (''client_payment'', ''credit_applied'')', 'what clients paid');

select app.guard('charges');
select app.permit('charges', 'select', '{administrator,billing_staff,service_role}', 'organization');
select app.permit('charges', 'select', '{supervisor,therapist,associate_trainee}', 'own_service');
select app.permit('charges', 'insert', '{service_role}', 'organization');
select app.permit('charges', 'update', '{administrator,billing_staff,service_role}', 'organization',
    columns => '{client_insurance_id,code,billing_code_id,modifiers,place_of_service,units,amount_cents,status,hold_reason,void_reason}');

select app.guard('charge_diagnoses');
select app.permit('charge_diagnoses', 'select', '{administrator,billing_staff,service_role}', 'organization');
select app.permit('charge_diagnoses', 'select', '{supervisor,therapist,associate_trainee}', 'own_service_line');
select app.permit('charge_diagnoses', 'insert', '{service_role}', 'organization');

select app.guard('journal_entries');
select app.append_only('journal_entries');
select app.permit('journal_entries', 'select', '{administrator,billing_staff,service_role}', 'organization');
select app.permit('journal_entries', 'select', '{front_desk}', 'client_money');
select app.permit('journal_entries', 'insert', '{administrator,billing_staff,service_role}', 'organization');
select app.permit('journal_entries', 'insert', '{front_desk}', 'client_money');

select app.guard('ledger_entries');
select app.append_only('ledger_entries');
select app.permit('ledger_entries', 'select', '{administrator,billing_staff,service_role,mentalspace_owner}', 'organization');
select app.permit('ledger_entries', 'select', '{front_desk}', 'client_accounts');
select app.permit('ledger_entries', 'insert', '{administrator,billing_staff,service_role}', 'organization');
select app.permit('ledger_entries', 'insert', '{front_desk}', 'client_accounts');

select app.guard('payments');
select app.append_only('payments');
select app.permit('payments', 'select', '{administrator,billing_staff,front_desk,service_role}', 'organization');
select app.permit('payments', 'insert', '{administrator,billing_staff,front_desk}', 'organization');
