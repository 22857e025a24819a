-- What happened, who did it, to which rows. Nothing here is ever changed or removed.

create table public.audit_events (
    id uuid primary key,
    organization_id uuid not null,
    occurred_at timestamptz not null,
    actor_id uuid,
    session_id uuid,
    actor_role text,
    action text not null,
    effect text not null,
    outcome text not null check (outcome in ('success', 'refused', 'failed')),
    resource text,
    resource_ids uuid[] not null default '{}',
    client_ids uuid[] not null default '{}',
    reason text,
    request_id uuid not null,
    address inet,
    user_agent text,
    mac bytea not null,
    txid xid8 not null default pg_current_xact_id(),
    seq bigint generated always as identity,
    unique (organization_id, id)
);
comment on table public.audit_events is 'one row per call that read or wrote practice data, or was refused';
comment on column public.audit_events.mac is 'HMAC of the event under a key kept outside the database';
comment on column public.audit_events.txid is 'the transaction that wrote the event: the sealer waits until no older one is open';
create unique index audit_events_seq_key on public.audit_events (seq);
create index audit_events_organization_time_idx on public.audit_events (organization_id, occurred_at desc, id);
create index audit_events_actor_idx on public.audit_events (organization_id, actor_id, occurred_at desc);
create index audit_events_clients_idx on public.audit_events using gin (client_ids);

create table public.audit_changes (
    id bigint generated always as identity primary key,
    organization_id uuid not null,
    event_id uuid not null,
    table_name text not null,
    row_id uuid,
    command text not null check (command in ('insert', 'update', 'delete')),
    before jsonb,
    after jsonb,
    unique (organization_id, id),
    -- The event comes last in its transaction, so the promise is checked at commit: no change without its event.
    constraint audit_changes_event_fkey foreign key (organization_id, event_id)
        references public.audit_events (organization_id, id) on delete restrict deferrable initially deferred
);
comment on table public.audit_changes is 'the rows an audited write changed, with the changed columns before and after';
create index audit_changes_event_idx on public.audit_changes (organization_id, event_id);
create index audit_changes_row_idx on public.audit_changes (organization_id, table_name, row_id);

create table public.audit_heads (
    tree_size bigint primary key check (tree_size >= 0),
    root bytea not null check (length(root) = 32),
    prior_size bigint not null check (prior_size >= 0 and prior_size <= tree_size),
    event_ids uuid[] not null,
    leaf_hashes bytea not null,
    horizon xid8 not null,
    signed_at timestamptz not null,
    key_id text not null,
    signature bytea not null,
    constraint audit_heads_leaves_check check (cardinality(event_ids) = tree_size - prior_size and length(leaf_hashes) = 32 * (tree_size - prior_size))
);
comment on table public.audit_heads is 'signed heads of the Merkle log over audit_events, across all organizations';

-- Writes one row of audit_changes. It runs as the owner so that nobody else needs (or has) the right to write there.
-- A write outside an audited call is a bug and is refused; only migrations and the operator's own session may go without.
-- Arguments are the columns whose values must not be copied: the fact that they changed is kept, the value is not.
create function app.record_change() returns trigger
    language plpgsql security definer
    set search_path = ''
as $$
declare
    event uuid := app.event_id();
    row_before jsonb := case when tg_op <> 'INSERT' then pg_catalog.to_jsonb(old) end;
    row_after jsonb := case when tg_op <> 'DELETE' then pg_catalog.to_jsonb(new) end;
    whole jsonb := coalesce(row_after, row_before);
    organization uuid;
    secret text;
begin
    if event is null then
        if pg_catalog.current_setting('role') in ('none', 'mentalspace_owner') and app.is_migration() then
            return null;
        end if;
        raise exception 'a write to % outside an audited call is refused', tg_table_name
            using errcode = 'insufficient_privilege',
                  hint = 'Set app.event_id in the transaction and write the audit event before it ends.';
    end if;

    -- organizations are their own tenant; a table without a tenant belongs to the caller's.
    organization := coalesce(
        (whole ->> 'organization_id')::uuid,
        case when tg_table_schema = 'public' and tg_table_name = 'organizations' then (whole ->> 'id')::uuid end,
        app.organization_id());

    if tg_op = 'UPDATE' then
        select pg_catalog.jsonb_object_agg(o.key, o.value), pg_catalog.jsonb_object_agg(o.key, row_after -> o.key)
          into row_before, row_after
          from pg_catalog.jsonb_each(row_before) o
         where o.value is distinct from row_after -> o.key;
        if row_before is null then
            return null;
        end if;
    end if;

    if tg_nargs > 0 then
        foreach secret in array tg_argv loop
            if row_before ? secret then row_before := pg_catalog.jsonb_set(row_before, array[secret], '"[secret]"'); end if;
            if row_after ? secret then row_after := pg_catalog.jsonb_set(row_after, array[secret], '"[secret]"'); end if;
        end loop;
    end if;

    insert into public.audit_changes (organization_id, event_id, table_name, row_id, command, before, after)
    values (organization, event,
            case when tg_table_schema = 'public' then tg_table_name else tg_table_schema || '.' || tg_table_name end,
            case when (whole ->> 'id') ~ '^[0-9a-f]{8}-[0-9a-f-]{27}$' then (whole ->> 'id')::uuid end,
            lower(tg_op), row_before, row_after);
    return null;
end
$$;

insert into app.definer_functions (signature, reason) values
    ('app.record_change()', 'the audit trigger writes audit_changes, which no caller may write');

revoke all on function app.record_change() from public;
