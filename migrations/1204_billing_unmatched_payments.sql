-- A payer pays for a claim that is not known here: a biller finds it and matches the payment by hand, or says that it is not ours.

-- The patient's number as the payer has it, by which a claim of ours is found. The end of it is read by people, the whole only compared.
alter table remittance_claims add column member_id_sealed bytea;
alter table remittance_claims add column member_id_last_four text
    constraint remittance_claims_member_id_last_four_check check (length(member_id_last_four) between 1 and 4);
alter table remittance_claims add constraint remittance_claims_member_id_whole check (num_nulls(member_id_sealed, member_id_last_four) in (0, 2));
drop trigger audit on remittance_claims;
create trigger audit after insert or update or delete on remittance_claims for each row execute function app.record_change('member_id_sealed');
create index remittance_claims_unmatched_idx on remittance_claims (organization_id, id desc) where claim_id is null;

-- What was decided on such a payment. It may be set aside and later be found to be ours after all; what was matched stays matched.
create table unmatched_payment_decisions (
    id uuid primary key,
    organization_id uuid not null,
    remittance_claim_id uuid not null,
    outcome text not null constraint unmatched_payment_decisions_outcome_check check (outcome in ('matched', 'set_aside')),
    claim_id uuid,
    reason text constraint unmatched_payment_decisions_reason_check check (length(reason) between 3 and 500),
    decided_by uuid not null references profiles (id) on delete restrict,
    decided_at timestamptz not null,
    unique (organization_id, id),
    constraint unmatched_payment_decisions_once unique (organization_id, remittance_claim_id, outcome),
    constraint unmatched_payment_decisions_line_fkey foreign key (organization_id, remittance_claim_id)
        references remittance_claims (organization_id, id) on delete restrict,
    constraint unmatched_payment_decisions_claim_fkey foreign key (organization_id, claim_id) references claims (organization_id, id) on delete restrict,
    constraint unmatched_payment_decisions_matched_to_a_claim check ((outcome = 'matched') = (claim_id is not null)),
    constraint unmatched_payment_decisions_set_aside_for_a_reason check ((outcome = 'set_aside') = (reason is not null))
);
comment on table unmatched_payment_decisions is 'what billers decided on payments for claims that were not known here';
create index unmatched_payment_decisions_claim_idx on unmatched_payment_decisions (organization_id, claim_id);
create index unmatched_payment_decisions_decided_by_idx on unmatched_payment_decisions (decided_by);

-- Only what the file itself did not match is decided on by hand, and nothing is set aside after it was matched.
create function app.decide_unmatched_payment() returns trigger
    language plpgsql
    set search_path = ''
as $$
begin
    if exists (select from public.remittance_claims c
                where c.organization_id = new.organization_id and c.id = new.remittance_claim_id and c.claim_id is not null)
       or (new.outcome = 'set_aside' and exists (
               select from public.unmatched_payment_decisions d
                where d.organization_id = new.organization_id and d.remittance_claim_id = new.remittance_claim_id and d.outcome = 'matched')) then
        raise exception 'this payment has its claim' using errcode = 'check_violation', constraint = 'unmatched_payment_decisions_open',
            hint = 'Read the payment again: somebody may have been faster.';
    end if;
    return null;
end
$$;
create trigger still_open after insert on unmatched_payment_decisions for each row execute function app.decide_unmatched_payment();

-- The claim that a payment is for: as the file says, or as a biller found it.
create function app.claim_of_payment(remittance_claim uuid) returns uuid
    language sql stable
    set search_path = ''
    begin atomic
    select coalesce(c.claim_id, d.claim_id)
      from public.remittance_claims c
      left join public.unmatched_payment_decisions d
        on d.organization_id = c.organization_id and d.remittance_claim_id = c.id and d.outcome = 'matched'
     where c.organization_id = app.organization_id() and c.id = remittance_claim;
    end;
grant execute on function app.claim_of_payment(uuid) to authenticated, service_role;

-- A name as it is compared: payers write capitals, without marks and hyphens.
create function app.bare_name(name text) returns text
    language sql immutable parallel safe
    set search_path = ''
    return pg_catalog.regexp_replace(app.fold(name), '[^a-z]', '', 'g');
grant execute on function app.bare_name(text) to authenticated, service_role;

select app.guard('unmatched_payment_decisions');
select app.append_only('unmatched_payment_decisions');
select app.permit('unmatched_payment_decisions', 'select', '{administrator,billing_staff,service_role}', 'organization');
select app.permit('unmatched_payment_decisions', 'insert', '{administrator,billing_staff}', 'organization');
