-- Passkeys as our own verifier keeps them: the key in COSE as it came, and what the Recommendation (Web Authentication Level 3,
-- section 7) says to remember of a credential. The tables were empty until now: nothing made a passkey.

alter table auth.webauthn_credentials
    drop column passkey,
    add column public_key bytea not null check (length(public_key) between 32 and 2048),
    add column algorithm integer not null check (algorithm in (-7, -8, -257)),
    add column sign_count bigint not null default 0 check (sign_count between 0 and 4294967295),
    add column backup_eligible boolean not null,
    add column backed_up boolean not null,
    add column transports text[] not null default '{}',
    add column aaguid uuid not null,
    add constraint webauthn_credentials_id_check check (length(credential_id) between 1 and 1023),
    add constraint webauthn_credentials_backup_check check (backup_eligible or not backed_up);
comment on table auth.webauthn_credentials is 'passkeys: the public halves of keys that live in people''s devices';
comment on column auth.webauthn_credentials.public_key is 'the public key in COSE (RFC 9052), byte for byte as it was registered';
comment on column auth.webauthn_credentials.algorithm is 'COSE number: -7 ES256, -8 EdDSA, -257 RS256';
comment on column auth.webauthn_credentials.sign_count is 'the counter of the last signature; one that does not grow is refused';
comment on column auth.webauthn_credentials.backup_eligible is 'whether the key may be copied to other devices of the person; decided once';
comment on column auth.webauthn_credentials.aaguid is 'the make of the authenticator, all zero where it is not told';

-- A challenge of a passkey belongs to what it was asked for: the purpose, the person and the session where there are any.
alter table auth.mfa_challenges
    drop column state,
    drop constraint mfa_challenges_purpose_check,
    add column session_id uuid references auth.sessions (id) on delete cascade,
    add column challenge_hash bytea unique check (length(challenge_hash) = 32),
    add constraint mfa_challenges_purpose_check
        check (purpose in ('totp', 'passkey_register', 'passkey_sign_in', 'passkey_second_factor', 'passkey_confirm')),
    add constraint mfa_challenges_hash_check check ((purpose = 'totp') = (challenge_hash is null)),
    add constraint mfa_challenges_owner_check check ((purpose = 'passkey_sign_in') = (user_id is null)),
    add constraint mfa_challenges_session_check
        check ((purpose in ('passkey_register', 'passkey_second_factor', 'passkey_confirm')) = (session_id is not null));
comment on column auth.mfa_challenges.challenge_hash is 'SHA-256 of the challenge as the browser repeats it';
comment on column auth.mfa_challenges.verified_at is 'when it was shown: a passkey''s challenge is spent by being shown, right or wrong';
create index mfa_challenges_session_idx on auth.mfa_challenges (session_id);
