-- $1 note
select c.supervisor_id, p.first_name || ' ' || p.last_name as supervisor_name, c.status, c.submitted_at, c.due_on, c.decided_at
  from note_cosignatures c join profiles p on p.id = c.supervisor_id
 where c.note_id = $1
