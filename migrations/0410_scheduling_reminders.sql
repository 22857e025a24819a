-- Reminders of visits, and the client's word that they will come.
--
-- A reminder is one row per visit, client and time before it: that it was sent once is the key of this table. Moving a visit makes a
-- new visit, which has reminders of its own; the links in those of the old one lead to a visit that nobody can confirm any more.

create table appointment_reminders (
    id uuid primary key,
    organization_id uuid not null,
    appointment_id uuid not null,
    client_id uuid not null,
    kind text not null constraint appointment_reminders_kind_check check (kind in ('day_before', 'hour_before')),
    -- SHA-256 of the secret in the link; none where the visit was confirmed already. It is good until the visit begins.
    token_hash bytea constraint appointment_reminders_token_hash_check check (length(token_hash) = 32),
    sent_at timestamptz not null,
    confirmed_at timestamptz,
    unique (organization_id, id),
    constraint appointment_reminders_once unique (organization_id, appointment_id, client_id, kind),
    constraint appointment_reminders_client_fkey foreign key (organization_id, appointment_id, client_id)
        references appointment_clients (organization_id, appointment_id, client_id) on delete restrict,
    constraint appointment_reminders_confirmed_with_link check (confirmed_at is null or (token_hash is not null and confirmed_at >= sent_at))
);
comment on table appointment_reminders is 'that a client was reminded of a visit, and confirmed it through the link in the mail';
create unique index appointment_reminders_token_once on appointment_reminders (token_hash);

select app.guard('appointment_reminders', redact => '{token_hash}');
select app.permit('appointment_reminders', 'select', '{administrator,front_desk,service_role}', 'organization');
select app.permit('appointment_reminders', 'insert', '{service_role}', 'organization');
select app.permit('appointment_reminders', 'update', '{service_role}', 'organization', columns => '{confirmed_at}');
select app.permit('appointment_reminders', 'select', '{mentalspace_owner}', 'definer');

-- Whose link it is. Whoever holds the secret learns which practice gave it out, and nothing else.
create function app.practice_of_confirmation(secret_hash bytea) returns uuid
    language sql stable security definer
    set search_path = ''
as $$
    select r.organization_id from public.appointment_reminders r where r.token_hash = secret_hash
$$;
revoke all on function app.practice_of_confirmation(bytea) from public;
grant execute on function app.practice_of_confirmation(bytea) to anon, authenticated, service_role;
insert into app.definer_functions (signature, reason) values
    ('app.practice_of_confirmation(bytea)', 'a client who follows a link is in no practice yet: the secret in it says in which');
