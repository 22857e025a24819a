-- $1 message
select status, sealed
from public.outbox_messages
where id = $1
