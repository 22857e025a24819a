-- Recorded changes whose event does not exist. The foreign key forbids them; whoever can disable it does not ask it.
select c.id, c.event_id
from public.audit_changes c
where not exists (select from public.audit_events e where e.organization_id = c.organization_id and e.id = c.event_id)
order by c.id
limit 1
