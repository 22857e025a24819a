-- Every transaction below `oldest_open` has ended; none at or above `next` has begun.
select pg_snapshot_xmin(snapshot)::text as oldest_open, pg_snapshot_xmax(snapshot)::text as next
from pg_current_snapshot() as snapshot
