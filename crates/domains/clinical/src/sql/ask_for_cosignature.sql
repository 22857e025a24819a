-- $1 id, $2 organization, $3 note, $4 author, $5 supervisor, $6 now, $7 due
insert into note_cosignatures (id, organization_id, note_id, author_id, supervisor_id, status, submitted_at, due_on)
values ($1, $2, $3, $4, $5, 'waiting', $6, $7)
    on conflict (organization_id, note_id) do update
   set supervisor_id = excluded.supervisor_id, status = 'waiting', submitted_at = excluded.submitted_at, due_on = excluded.due_on,
       decided_at = null, decided_by = null
