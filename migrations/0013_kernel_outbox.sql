-- What is to leave the house: mail, text messages, webhooks. The row is written in the transaction that causes it, together with the job
-- that sends it. Recipient and content are sealed (AEAD, bound to the row) and are erased once they were delivered.

create table public.outbox_messages (
    id uuid primary key,
    organization_id uuid not null,
    kind text not null check (kind in ('mail', 'sms', 'webhook')),
    template text not null check (template ~ '^[a-z0-9-]{1,80}$'),
    dedupe_key text check (length(dedupe_key) between 1 and 200),
    sealed bytea,
    status text not null default 'queued' check (status in ('queued', 'sent', 'failed', 'dead')),
    attempts integer not null default 0 check (attempts >= 0),
    provider_id text check (length(provider_id) <= 200),
    error_code text check (error_code ~ '^[a-z0-9_]{1,80}$'),
    sent_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint outbox_messages_once unique (organization_id, kind, dedupe_key),
    constraint outbox_messages_sent_check check ((sent_at is not null) = (status = 'sent')),
    constraint outbox_messages_sealed_check check (sealed is not null or status = 'sent')
);
comment on table public.outbox_messages is 'messages on their way out; delivered at least once, under an id that stays the same';
comment on column public.outbox_messages.status is 'failed: refused for now, will be tried again; dead: refused for good, or out of attempts';
comment on column public.outbox_messages.sealed is 'recipient and content, sealed; erased when sent';
create index outbox_messages_time_idx on public.outbox_messages (organization_id, created_at desc);

select app.guard('outbox_messages', assurance => 'aal1',
                 unaudited => 'the causing write and the sending job each leave an event; the row is their bookkeeping');
select app.permit('outbox_messages', 'select', '{administrator,service_role}', 'organization');
select app.permit('outbox_messages', 'insert', '{authenticated,service_role}', 'organization',
                  columns => '{id,organization_id,kind,template,dedupe_key,sealed}');
select app.permit('outbox_messages', 'insert', '{mentalspace_auth}', 'auth_service',
                  columns => '{id,organization_id,kind,template,dedupe_key,sealed}');
select app.permit('outbox_messages', 'update', '{service_role}', 'organization',
                  columns => '{status,attempts,provider_id,error_code,sent_at,sealed}');
select app.permit('outbox_messages', 'select', '{mentalspace_owner}', 'definer');
select app.permit('outbox_messages', 'update', '{mentalspace_owner}', 'definer');

-- However the sending job dies or is sent back, its message says the same.
create function app.follow_job() returns trigger
    language plpgsql security definer
    set search_path = ''
as $$
begin
    update public.outbox_messages m
       set status = case new.status when 'dead' then 'dead' else 'queued' end,
           error_code = coalesce(new.error_code, m.error_code)
     where m.organization_id = new.organization_id and m.id = (new.payload ->> 'message_id')::uuid and m.status <> 'sent';
    return null;
end
$$;
revoke all on function app.follow_job() from public;
create trigger follow after update of status on public.background_jobs for each row
    when (new.name = 'send-outbox-message' and (new.status = 'dead' or old.status = 'dead'))
    execute function app.follow_job();
insert into app.definer_functions (signature, reason) values
    ('app.follow_job()', 'a message whose sending job is dead is dead too, whoever buried the job');
