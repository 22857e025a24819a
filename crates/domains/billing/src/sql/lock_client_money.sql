-- $1 client: whoever moves the client's money comes one after the other
select pg_advisory_xact_lock(hashtextextended('money of ' || $1::uuid, 0))::text is null as locked
