-- $1 channel, $2 what to say
select pg_catalog.pg_notify($1, said) from unnest($2::text[]) as said
