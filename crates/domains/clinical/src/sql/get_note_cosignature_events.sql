-- $1 note
select e.id, e.kind, e.version_number, e.actor_id, p.first_name || ' ' || p.last_name as actor_name, e.comment_sealed, e.occurred_at
  from note_cosignature_events e join profiles p on p.id = e.actor_id
 where e.note_id = $1
 order by e.version_number, e.kind <> 'submitted', e.occurred_at, e.id
