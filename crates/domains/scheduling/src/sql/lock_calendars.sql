-- Whoever books for the same clinician, room or client waits here for the one before, in an order that is the same for all, so that a
-- race ends in an answer and not in a deadlock. $1 whose calendars
select count(pg_advisory_xact_lock(keys.key)::text) from (
    select distinct hashtextextended('calendar of ' || owner, 0) as key from unnest($1::text[]) owner order by 1) keys
