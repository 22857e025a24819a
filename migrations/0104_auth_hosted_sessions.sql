-- With a hosted sign-in provider the browser holds our cookie, as always, and the server holds the provider's tokens for it: sealed, in the
-- row of the session, and gone when the session ends.
alter table auth.sessions add column hosted_sealed bytea;
comment on column auth.sessions.hosted_sealed is 'the tokens of the hosted provider for this session, sealed under a key that is kept outside the database';

create function auth.forget_hosted_tokens() returns trigger
    language plpgsql
    set search_path = ''
as $$
begin
    if new.ended_at is not null then
        new.hosted_sealed := null;
    end if;
    return new;
end
$$;
revoke all on function auth.forget_hosted_tokens() from public;
create trigger forget_hosted_tokens before update of ended_at on auth.sessions
    for each row execute function auth.forget_hosted_tokens();
