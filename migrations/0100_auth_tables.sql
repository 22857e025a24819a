-- The tables of the sign-in service. Nobody but the service (mentalspace_auth) touches them; people reach a few of their own
-- rows through the functions of 0101.
-- Nothing in here is readable as it stands: passwords are Argon2id, every token, code and cookie is kept as its SHA-256 only, and
-- second-factor secrets and signing keys are sealed under a key that is kept outside the database.

create table auth.users (
    id uuid primary key,
    email text not null default '' check (email = lower(email) and length(email) <= 320),
    phone text not null default '',
    password_hash text,
    must_change_password boolean not null default false,
    password_changed_at timestamptz,
    email_confirmed_at timestamptz,
    invited_at timestamptz,
    confirmation_sent_at timestamptz,
    recovery_sent_at timestamptz,
    reauthentication_sent_at timestamptz,
    new_email text not null default '' check (new_email = lower(new_email)),
    email_change_sent_at timestamptz,
    email_change_confirmations smallint not null default 0,
    last_sign_in_at timestamptz,
    app_metadata jsonb not null default '{}',
    user_metadata jsonb not null default '{}',
    banned_until timestamptz,
    deleted_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1
);
comment on table auth.users is 'everyone who can sign in, staff and client alike';
comment on column auth.users.password_hash is 'Argon2id in PHC form; bcrypt only until the first sign-in after an import';
comment on column auth.users.email_change_confirmations is 'how many of the two addresses of an e-mail change have said yes';
create unique index users_email_key on auth.users (email) where deleted_at is null and email <> '';

create table auth.identities (
    id uuid primary key,
    user_id uuid not null references auth.users (id) on delete restrict,
    provider text not null check (length(provider) between 1 and 40),
    provider_id text not null,
    identity_data jsonb not null default '{}',
    email text not null default '',
    last_sign_in_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    unique (provider, provider_id)
);
comment on table auth.identities is 'the ways a person is known: the e-mail address itself, or the subject at a hosted sign-in';
create index identities_user_id_idx on auth.identities (user_id);

create table auth.sessions (
    id uuid primary key,
    user_id uuid not null references auth.users (id) on delete restrict,
    organization_id uuid,
    kind text not null check (kind in ('bearer', 'browser')),
    stage text not null check (stage in ('second_factor', 'enroll', 'complete')),
    aal text not null default 'aal1' check (aal in ('aal1', 'aal2')),
    amr jsonb not null default '[]',
    cookie_hash bytea check (length(cookie_hash) = 32),
    trusted_device_id uuid,
    authenticated_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    end_reason text,
    address inet,
    user_agent text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    constraint sessions_cookie_check check ((kind = 'browser') = (cookie_hash is not null)),
    constraint sessions_ended_check check ((ended_at is null) = (end_reason is null))
);
comment on table auth.sessions is 'one sign-in on one device';
comment on column auth.sessions.stage is 'second_factor: the password was right and nothing else is allowed yet; enroll: only setting up a second factor; complete';
comment on column auth.sessions.authenticated_at is 'when the person last proved who they are, for operations that want it fresh';
create unique index sessions_cookie_key on auth.sessions (cookie_hash) where cookie_hash is not null;
create index sessions_user_id_idx on auth.sessions (user_id, ended_at);
create index sessions_organization_idx on auth.sessions (organization_id, user_id);

create table auth.refresh_tokens (
    id uuid primary key,
    session_id uuid not null references auth.sessions (id) on delete restrict,
    token_hash bytea not null unique check (length(token_hash) = 32),
    -- No action, not restrict: a chain is removed whole, in one statement.
    parent_id uuid references auth.refresh_tokens (id),
    used_at timestamptz,
    created_at timestamptz not null default now(),
    constraint refresh_tokens_one_child unique (parent_id)
);
comment on table auth.refresh_tokens is 'the chain of refresh tokens of a session; a child is derived from its parent, so it can be given again without being stored';
create index refresh_tokens_session_idx on auth.refresh_tokens (session_id, created_at);
-- The active token is the one nobody has used: a session has at most one.
create unique index refresh_tokens_active_key on auth.refresh_tokens (session_id) where used_at is null;

create table auth.mfa_factors (
    id uuid primary key,
    user_id uuid not null references auth.users (id) on delete restrict,
    factor_type text not null check (factor_type in ('totp', 'webauthn')),
    friendly_name text not null default '',
    status text not null default 'unverified' check (status in ('unverified', 'verified')),
    secret_sealed bytea,
    last_used_step bigint not null default 0,
    last_challenged_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1,
    constraint mfa_factors_secret_check check ((factor_type = 'totp') = (secret_sealed is not null))
);
comment on column auth.mfa_factors.last_used_step is 'the 30-second step of the last code that was accepted: no code counts twice';
create index mfa_factors_user_id_idx on auth.mfa_factors (user_id);
create unique index mfa_factors_name_key on auth.mfa_factors (user_id, friendly_name) where friendly_name <> '';

create table auth.mfa_challenges (
    id uuid primary key,
    factor_id uuid references auth.mfa_factors (id) on delete cascade,
    user_id uuid references auth.users (id) on delete restrict,
    purpose text not null check (purpose in ('totp', 'passkey_register', 'passkey_sign_in')),
    state jsonb,
    attempts integer not null default 0,
    address inet,
    expires_at timestamptz not null,
    verified_at timestamptz,
    created_at timestamptz not null default now()
);
create index mfa_challenges_factor_idx on auth.mfa_challenges (factor_id);
create index mfa_challenges_user_idx on auth.mfa_challenges (user_id);
create index mfa_challenges_expires_idx on auth.mfa_challenges (expires_at);

create table auth.mfa_recovery_codes (
    id uuid primary key,
    user_id uuid not null references auth.users (id) on delete restrict,
    code_hash bytea not null check (length(code_hash) = 32),
    used_at timestamptz,
    created_at timestamptz not null default now(),
    unique (user_id, code_hash)
);

create table auth.webauthn_credentials (
    id uuid primary key,
    user_id uuid not null references auth.users (id) on delete restrict,
    factor_id uuid not null references auth.mfa_factors (id) on delete cascade,
    credential_id bytea not null unique,
    passkey jsonb not null,
    last_used_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    row_version integer not null default 1
);
create index webauthn_credentials_user_idx on auth.webauthn_credentials (user_id);
create index webauthn_credentials_factor_idx on auth.webauthn_credentials (factor_id);

create table auth.one_time_tokens (
    id uuid primary key,
    user_id uuid not null references auth.users (id) on delete restrict,
    kind text not null check (kind in ('signup', 'invite', 'recovery', 'magiclink', 'email_change_current', 'email_change_new',
                                       'reauthentication', 'auth_code')),
    token_hash bytea not null unique check (length(token_hash) = 32),
    code_hash bytea check (length(code_hash) = 32),
    attempts integer not null default 0,
    email text not null default '',
    code_challenge text,
    code_challenge_method text check (code_challenge_method in ('s256', 'plain')),
    method text,
    expires_at timestamptz not null,
    used_at timestamptz,
    created_at timestamptz not null default now()
);
comment on column auth.one_time_tokens.token_hash is 'of the long token in the link';
comment on column auth.one_time_tokens.code_hash is 'of the short code in the same mail, keyed by the address';
comment on column auth.one_time_tokens.attempts is 'wrong short codes so far: the token dies after five';
create index one_time_tokens_user_idx on auth.one_time_tokens (user_id, kind);
create index one_time_tokens_expires_idx on auth.one_time_tokens (expires_at);

create table auth.password_history (
    id uuid primary key,
    user_id uuid not null references auth.users (id) on delete restrict,
    password_hash text not null,
    created_at timestamptz not null default now()
);
create index password_history_user_idx on auth.password_history (user_id, created_at desc);

create table auth.trusted_devices (
    id uuid primary key,
    user_id uuid not null references auth.users (id) on delete restrict,
    secret_hash bytea not null unique check (length(secret_hash) = 32),
    user_agent text,
    address inet,
    last_used_at timestamptz,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    created_at timestamptz not null default now()
);
create index trusted_devices_user_idx on auth.trusted_devices (user_id);

create table auth.login_attempts (
    id uuid primary key,
    organization_id uuid,
    user_id uuid references auth.users (id) on delete restrict,
    account_hash bytea not null check (length(account_hash) = 32),
    address inet,
    user_agent text,
    method text not null check (method in ('password', 'totp', 'recovery_code', 'passkey', 'link', 'external')),
    succeeded boolean not null,
    failure_reason text,
    cleared_at timestamptz,
    attempted_at timestamptz not null default now(),
    constraint login_attempts_reason_check check (succeeded = (failure_reason is null))
);
comment on table auth.login_attempts is 'every attempt to sign in';
comment on column auth.login_attempts.account_hash is 'keyed hash of the address that was typed: what somebody mistyped, a password perhaps, is not kept';
create index login_attempts_account_idx on auth.login_attempts (account_hash, attempted_at desc);
create index login_attempts_address_idx on auth.login_attempts (address, attempted_at desc);
create index login_attempts_organization_idx on auth.login_attempts (organization_id, attempted_at desc);
create index login_attempts_user_idx on auth.login_attempts (user_id, attempted_at desc);

create table auth.signing_keys (
    id text primary key check (id ~ '^[A-Za-z0-9_-]{8,64}$'),
    algorithm text not null check (algorithm = 'ES256'),
    private_sealed bytea not null,
    public_x bytea not null check (length(public_x) = 32),
    public_y bytea not null check (length(public_y) = 32),
    signs_until timestamptz,
    trusted_until timestamptz,
    created_at timestamptz not null default now()
);
comment on table auth.signing_keys is 'keys of the access tokens; after a rotation the old one is still trusted until its last token has expired';
create unique index signing_keys_current_key on auth.signing_keys ((true)) where signs_until is null;

do $$
declare
    name text;
    command text;
begin
    foreach name in array array['users', 'identities', 'sessions', 'refresh_tokens', 'mfa_factors', 'mfa_challenges', 'mfa_recovery_codes',
                                'webauthn_credentials', 'one_time_tokens', 'password_history', 'trusted_devices', 'login_attempts', 'signing_keys'] loop
        perform app.guard('auth.' || name, assurance => 'aal1',
            catalogue => 'sign-in data: a person signs in before a practice is known',
            unaudited => 'the sign-in service writes an audit event for each thing a person does here');
        foreach command in array array['select', 'insert', 'update'] loop
            perform app.permit('auth.' || name, command, '{mentalspace_auth}', 'auth_service');
        end loop;
    end loop;
    -- Only what has no meaning after use is ever removed.
    foreach name in array array['mfa_factors', 'mfa_challenges', 'mfa_recovery_codes', 'webauthn_credentials', 'one_time_tokens'] loop
        perform app.permit('auth.' || name, 'delete', '{mentalspace_auth}', 'auth_service');
    end loop;
end
$$;

-- Who may use which roles is cached for a moment in every instance. A change is announced, so that it holds on the next request.
-- The argument is the column that holds the person.
create function auth.announce_change() returns trigger
    language plpgsql
    set search_path = ''
as $$
declare
    row_now jsonb := pg_catalog.to_jsonb(case when tg_op = 'DELETE' then old else new end);
begin
    perform pg_catalog.pg_notify('auth_changed', 'user:' || (row_now ->> tg_argv[0]));
    return null;
end
$$;
revoke all on function auth.announce_change() from public;

create trigger announce_change after update of ended_at, stage, aal, organization_id, authenticated_at on auth.sessions
    for each row execute function auth.announce_change('user_id');
create trigger announce_change after update of banned_until, deleted_at on auth.users
    for each row execute function auth.announce_change('id');

create function auth.announce_keys() returns trigger
    language plpgsql
    set search_path = ''
as $$
begin
    perform pg_catalog.pg_notify('auth_changed', 'keys');
    return null;
end
$$;
revoke all on function auth.announce_keys() from public;
create trigger announce_keys after insert or update on auth.signing_keys
    for each statement execute function auth.announce_keys();
