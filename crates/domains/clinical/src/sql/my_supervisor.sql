-- $1 me: who supervises me, the primary one first
select r.supervisor_id from supervision_relationships r
 where r.supervisee_id = $1 and r.valid_from <= now() and (r.valid_to is null or r.valid_to > now())
 order by array_position(array['primary', 'secondary', 'covering'], r.kind), r.valid_from, r.id
 limit 1
