-- Money that is given up: a biller asks, above the practice's limit an administrator decides, and the ledger says what became of it.

create table write_off_limits (
    id uuid primary key,
    organization_id uuid not null references organizations (id) on delete restrict,
    -- What a biller gives up on a charge without asking.
    limit_cents bigint not null default 50000 constraint write_off_limits_limit_cents_check check (limit_cents between 0 and 10000000),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint write_off_limits_one_per_practice check (id = organization_id)
);
comment on table write_off_limits is 'up to which amount a biller gives up money without asking; more is for administrators';

create or replace function app.furnish_billing() returns trigger
    language plpgsql
    set search_path = ''
as $$
begin
    insert into public.number_sequences (id, organization_id, name) values (pg_catalog.gen_random_uuid(), new.id, 'interchange');
    insert into public.billing_settings (id, organization_id) values (new.id, new.id);
    insert into public.write_off_limits (id, organization_id) values (new.id, new.id);
    return null;
end
$$;
insert into write_off_limits (id, organization_id) select o.id, o.id from organizations o;

create table adjustments (
    id uuid primary key,
    organization_id uuid not null,
    charge_id uuid not null,
    client_id uuid not null,
    -- Whose debt is given up.
    debtor text not null constraint adjustments_debtor_check check (debtor in ('insurance', 'client')),
    reason text not null constraint adjustments_reason_check check (
        reason in ('contract', 'timely_filing', 'not_covered', 'uncollectible', 'small_balance', 'hardship', 'courtesy')),
    note text not null constraint adjustments_note_check check (length(note) between 3 and 500),
    amount_cents bigint not null constraint adjustments_amount_cents_check check (amount_cents between 1 and 100000000),
    status text not null constraint adjustments_status_check check (status in ('requested', 'posted', 'rejected', 'reversed')),
    requested_by uuid not null references profiles (id) on delete restrict,
    requested_at timestamptz not null,
    decided_by uuid references profiles (id) on delete restrict,
    decided_at timestamptz,
    rejection text constraint adjustments_rejection_check check (length(rejection) between 3 and 500),
    reversed_by uuid references profiles (id) on delete restrict,
    reversed_at timestamptz,
    reversal text constraint adjustments_reversal_check check (length(reversal) between 3 and 500),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint adjustments_charge_fkey foreign key (organization_id, charge_id) references charges (organization_id, id) on delete restrict,
    constraint adjustments_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict,
    constraint adjustments_decided_whole check (num_nulls(decided_by, decided_at) in (0, 2) and (status = 'requested') = (decided_at is null)),
    constraint adjustments_rejected_for_a_reason check ((status = 'rejected') = (rejection is not null)),
    constraint adjustments_reversed_whole check (
        num_nulls(reversed_by, reversed_at, reversal) in (0, 3) and (status = 'reversed') = (reversed_at is not null)),
    constraint adjustments_contract_is_the_payers check (reason <> 'contract' or debtor = 'insurance')
);
comment on table adjustments is 'money that is given up on charges: who asked, who decided, and what was taken back';
create index adjustments_charge_idx on adjustments (organization_id, charge_id);
create index adjustments_client_idx on adjustments (organization_id, client_id);
create index adjustments_status_idx on adjustments (organization_id, status, id desc);
create index adjustments_requested_by_idx on adjustments (requested_by);
create index adjustments_decided_by_idx on adjustments (decided_by);
create index adjustments_reversed_by_idx on adjustments (reversed_by);

-- The steps of an adjustment. Its twin in Rust is billing::adjustment::AdjustmentStatus::may_become; a test compares the two, pair by pair.
create function app.adjustment_may_become(from_status text, to_status text) returns boolean
    language sql immutable strict parallel safe
    return case from_status
        when 'requested' then to_status in ('posted', 'rejected')
        when 'posted' then to_status in ('reversed')
        else false end;
grant execute on function app.adjustment_may_become(text, text) to authenticated, service_role;

-- Above the limit only an administrator gives money up, by asking or by deciding; nobody else decides at all.
create function app.guard_adjustment() returns trigger
    language plpgsql
    set search_path = ''
as $$
begin
    if tg_op = 'UPDATE' and not app.adjustment_may_become(old.status, new.status) then
        raise exception 'an adjustment that is % does not become %', old.status, new.status
            using errcode = 'check_violation', constraint = 'adjustments_status_step', hint = 'Read it again: somebody may have been faster.';
    end if;
    if public.has_role('administrator') then
        return new;
    end if;
    if (tg_op = 'UPDATE' and old.status = 'requested')
       or (tg_op = 'INSERT' and new.status <> 'requested' and new.amount_cents > (
               select l.limit_cents from public.write_off_limits l where l.organization_id = new.organization_id)) then
        raise exception 'an administrator decides on this adjustment' using errcode = 'check_violation', constraint = 'adjustments_decided_by_administrator',
            hint = 'Ask for it instead.';
    end if;
    return new;
end
$$;
create trigger guard_new before insert on adjustments for each row when (not app.is_migration()) execute function app.guard_adjustment();
create trigger guard_status before update of status on adjustments
    for each row when (old.status is distinct from new.status and not app.is_migration()) execute function app.guard_adjustment();

alter table journal_entries drop constraint journal_entries_kind_check;
alter table journal_entries add constraint journal_entries_kind_check check (
    kind in ('charge', 'charge_change', 'charge_void', 'insurance_payment', 'provider_adjustment', 'client_payment', 'credit_applied', 'credit_released',
             'adjustment', 'adjustment_reversal'));

select app.guard('write_off_limits');
select app.permit('write_off_limits', 'select', '{administrator,billing_staff,service_role}', 'organization');
select app.permit('write_off_limits', 'insert', '{administrator}', 'organization');
select app.permit('write_off_limits', 'update', '{administrator}', 'organization', columns => '{limit_cents}');

select app.guard('adjustments');
select app.permit('adjustments', 'select', '{administrator,billing_staff,service_role}', 'organization');
select app.permit('adjustments', 'insert', '{administrator,billing_staff}', 'organization');
select app.permit('adjustments', 'update', '{administrator,billing_staff}', 'organization',
    columns => '{status,decided_by,decided_at,rejection,reversed_by,reversed_at,reversal}');
