-- $1 supervision
update supervision_relationships r set valid_to = now() where id = $1 and valid_to is null returning r.id, r.supervisor_id, (select p.first_name || ' ' || p.last_name from profiles p where p.id = r.supervisor_id) as supervisor_name,
       r.supervisee_id, (select p.first_name || ' ' || p.last_name from profiles p where p.id = r.supervisee_id) as supervisee_name, r.kind, r.valid_from, r.valid_to
