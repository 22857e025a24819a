-- $1 note
select m.number, m.author_id, p.first_name || ' ' || p.last_name as author_name, m.content_sealed, m.typed_name, m.signed_at, m.sha256, m.previous_sha256
  from note_amendments m join profiles p on p.id = m.author_id
 where m.note_id = $1
 order by m.number
