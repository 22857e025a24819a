-- Finding a client by a few letters, also misspelled, among a hundred thousand, with row-level security on.
--
-- PostgreSQL lets an index serve a condition ahead of a policy only if its operator is leakproof. The operators of pg_trgm are not,
-- so a trigram index would never be used here, and marking them leakproof is a superuser's right that a managed database does not
-- give. Therefore what can be searched for is spelled out in keys, and a search is equality and range over plain text, which is
-- leakproof: a word is found by its beginning; a misspelled word by the words it becomes when one letter is left out (a swapped,
-- changed, missing or doubled letter all meet there). pg_trgm then ranks the few candidates.
--
-- The folding and the keys have twins in Rust (clients::search), which prepares the words that are looked for; a test compares them.

-- Without case, accents and apostrophes: "Ó Néill" and "o'neill" are both "o neill" or "oneill".
create function app.fold(given text) returns text
    language sql immutable strict parallel safe
    return replace(replace(regexp_replace(normalize(lower(given), nfd), U&'[\0300-\036f]', '', 'g'), '''', ''), U&'\2019', '');

create function app.search_words(given text) returns setof text
    language sql immutable strict parallel safe rows 3
    begin atomic
    select word from regexp_split_to_table(app.fold(given), '[^[:alnum:]]+') word where word <> '';
    end;

-- The word and each word that it becomes by leaving out one letter; none for words so short that everything would be near.
create function app.typo_keys(word text) returns setof text
    language sql immutable strict parallel safe rows 8
    begin atomic
    select '~' || word where length(word) >= 4
    union
    select '~' || left(word, place - 1) || substr(word, place + 1)
      from generate_series(1, length(word)) place
     where length(word) >= 4;
    end;

create table client_search_keys (
    organization_id uuid not null,
    client_id uuid not null,
    key text collate "C" not null,
    primary key (organization_id, client_id, key),
    constraint client_search_keys_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict
);
comment on table client_search_keys is 'what a client can be found by; derived from the record by a trigger';
create index client_search_keys_key_idx on client_search_keys (organization_id, key, client_id);

select app.guard('client_search_keys', unaudited => 'derived by a trigger from columns whose changes are audited');
select app.permit('client_search_keys', 'select', '{administrator,front_desk,billing_staff,service_role}', 'organization');
select app.permit('client_search_keys', 'select', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('client_search_keys', 'select', '{mentalspace_owner}', 'organization');
select app.permit('client_search_keys', 'insert', '{mentalspace_owner}', 'organization');
select app.permit('client_search_keys', 'delete', '{mentalspace_owner}', 'organization');

create table client_contact_points (
    id uuid primary key,
    organization_id uuid not null,
    client_id uuid not null,
    system text not null constraint client_contact_points_system_check check (system in ('phone', 'email')),
    kind text not null default 'mobile' constraint client_contact_points_kind_check check (kind in ('mobile', 'home', 'work', 'other')),
    value text not null constraint client_contact_points_value_check check (length(value) between 5 and 254),
    -- A number without its punctuation and the country's 1: what is compared and searched.
    digits text generated always as (
        case when system = 'phone' then regexp_replace(regexp_replace(value, '[^0-9]', '', 'g'), '^1([0-9]{10})$', '\1') end) stored,
    text_consent boolean not null default false,
    voicemail_allowed boolean not null default false,
    rank smallint not null default 1 constraint client_contact_points_rank_check check (rank between 1 and 20),
    note text constraint client_contact_points_note_check check (length(note) between 1 and 500),
    ended_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (organization_id, id),
    constraint client_contact_points_client_fkey foreign key (organization_id, client_id) references clients (organization_id, id) on delete restrict,
    constraint client_contact_points_text_needs_phone check (system = 'phone' or not text_consent),
    constraint client_contact_points_email_check check (system <> 'email' or value ~ '^[^@[:space:]]+@[^@[:space:]]+$')
);
comment on table client_contact_points is 'telephone numbers and e-mail addresses, and what may be sent or said there';
create index client_contact_points_client_idx on client_contact_points (organization_id, client_id);
create index client_contact_points_digits_idx on client_contact_points (organization_id, digits) where digits is not null;

select app.guard('client_contact_points');
select app.permit('client_contact_points', 'select', '{administrator,front_desk,billing_staff,service_role,mentalspace_owner}', 'organization');
select app.permit('client_contact_points', 'select', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('client_contact_points', 'insert', '{administrator,front_desk}', 'organization');
select app.permit('client_contact_points', 'insert', '{supervisor,therapist,associate_trainee}', 'care_team');
select app.permit('client_contact_points', 'update', '{administrator,front_desk}', 'organization');
select app.permit('client_contact_points', 'update', '{supervisor,therapist,associate_trainee}', 'care_team');

create function app.index_client(organization uuid, client uuid) returns void
    language sql security definer
    set search_path = ''
    begin atomic
    with found as (
        select word as key, true as fuzzy
          from public.clients c,
               app.search_words(pg_catalog.concat_ws(' ', c.first_name, c.middle_name, c.last_name, c.chosen_name)) word
         where c.organization_id = organization and c.id = client
        union
        select key, false
          from public.clients c,
               pg_catalog.unnest(array[lower(c.mrn), pg_catalog.substr(c.mrn, 3), pg_catalog.ltrim(pg_catalog.substr(c.mrn, 7), '0'), c.birth_date::text]) key
         where c.organization_id = organization and c.id = client
        union
        select key, false
          from public.client_contact_points p,
               pg_catalog.unnest(array[p.digits, pg_catalog.right(p.digits, 7), pg_catalog.right(p.digits, 4)]) key
         where p.organization_id = organization and p.client_id = client and p.ended_at is null and pg_catalog.length(p.digits) >= 4
    ), wanted as (
        select key from found
        union
        select typo from found, app.typo_keys(found.key) typo where found.fuzzy
    ), gone as (
        delete from public.client_search_keys k
         where k.organization_id = organization and k.client_id = client
           and not exists (select from wanted w where w.key = k.key)
    )
    insert into public.client_search_keys (organization_id, client_id, key)
    select organization, client, w.key from wanted w
    on conflict do nothing;
    end;

create function app.sort_client() returns trigger
    language plpgsql
    set search_path = ''
as $$
begin
    new.sort_name := app.fold(new.last_name || ', ' || new.first_name);
    return new;
end
$$;
create trigger sort before insert or update of first_name, last_name on clients for each row execute function app.sort_client();

create function app.index_client_row() returns trigger
    language plpgsql
    set search_path = ''
as $$
begin
    perform app.index_client(new.organization_id, (pg_catalog.to_jsonb(new) ->> tg_argv[0])::uuid);
    return null;
end
$$;
create trigger search_keys after insert or update of first_name, middle_name, last_name, chosen_name, mrn, birth_date on clients
    for each row execute function app.index_client_row('id');
create trigger search_keys after insert or update of value, ended_at on client_contact_points
    for each row execute function app.index_client_row('client_id');

grant execute on function app.fold(text), app.search_words(text), app.typo_keys(text), app.index_client(uuid, uuid) to authenticated, service_role;
insert into app.definer_functions (signature, reason) values
    ('app.index_client(uuid,uuid)', 'derives search keys from the record, which nobody may write otherwise');
