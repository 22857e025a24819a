-- A claim that a payer decided on is not changed: another claim replaces it, or asks the payer to void it, and names it by the payer's number.

alter table claims add column kind text not null default 'original' constraint claims_kind_check check (kind in ('original', 'replacement', 'void_request'));
alter table claims add column replaces_id uuid;
alter table claims add column correction_reason text constraint claims_correction_reason_check check (length(correction_reason) between 3 and 500);
alter table claims add constraint claims_replaces_fkey foreign key (organization_id, replaces_id) references claims (organization_id, id) on delete restrict;
alter table claims add constraint claims_replaces_another check (replaces_id <> id);
alter table claims add constraint claims_correction_whole check (
    (kind = 'original') = (replaces_id is null) and (kind = 'original') = (correction_reason is null));
create index claims_replaces_idx on claims (organization_id, replaces_id);
-- One correction at a time; one that was withdrawn makes room.
create unique index claims_corrected_once on claims (organization_id, replaces_id) where status <> 'void';

-- What a payer paid it may take back: the claim then waits for another decision, or is withdrawn.
alter table claims drop constraint claims_status_check;
alter table claims add constraint claims_status_check check (
    status in ('draft', 'queued', 'submitted', 'accepted', 'rejected', 'denied', 'partially_paid', 'paid', 'reversed', 'void'));
alter table claim_status_history drop constraint claim_status_history_from_status_check;
alter table claim_status_history add constraint claim_status_history_from_status_check check (
    from_status in ('draft', 'queued', 'submitted', 'accepted', 'rejected', 'denied', 'partially_paid', 'paid', 'reversed', 'void'));
alter table claim_status_history drop constraint claim_status_history_to_status_check;
alter table claim_status_history add constraint claim_status_history_to_status_check check (
    to_status in ('draft', 'queued', 'submitted', 'accepted', 'rejected', 'denied', 'partially_paid', 'paid', 'reversed', 'void'));

create or replace function app.claim_may_become(from_status text, to_status text) returns boolean
    language sql immutable strict parallel safe
    return case from_status
        when 'draft' then to_status in ('queued', 'void')
        when 'queued' then to_status in ('submitted')
        when 'submitted' then to_status in ('accepted', 'rejected', 'denied', 'partially_paid', 'paid', 'reversed')
        when 'accepted' then to_status in ('rejected', 'denied', 'partially_paid', 'paid', 'reversed')
        when 'rejected' then to_status in ('queued', 'void')
        when 'denied' then to_status in ('partially_paid', 'paid', 'reversed')
        when 'partially_paid' then to_status in ('denied', 'paid', 'reversed')
        when 'paid' then to_status in ('denied', 'partially_paid', 'reversed')
        when 'reversed' then to_status in ('denied', 'partially_paid', 'paid', 'void')
        else false end;

-- A line is void when its charge no longer stands on its claim: the claim was withdrawn, or another one replaces it. The lines of a request
-- to void are so from the beginning: they ask for nothing.
comment on column claim_service_lines.void is 'the charge does not stand on this claim: it was withdrawn, replaced, or only asks to void another';

-- What a client paid for a share that the payer has taken back is theirs again.
alter table journal_entries drop constraint journal_entries_kind_check;
alter table journal_entries add constraint journal_entries_kind_check check (
    kind in ('charge', 'charge_change', 'charge_void', 'insurance_payment', 'provider_adjustment', 'client_payment', 'credit_applied', 'credit_released'));
