-- $1 organizations, $2 events, pairwise
select c.event_id,
       array[c.id::text, c.organization_id::text, c.event_id::text, c.table_name, c.row_id::text, c.command,
             c.before::text, c.after::text] as fields
from unnest($1::uuid[], $2::uuid[]) as wanted (organization_id, event_id)
join public.audit_changes c on c.organization_id = wanted.organization_id and c.event_id = wanted.event_id
order by c.event_id, c.id
