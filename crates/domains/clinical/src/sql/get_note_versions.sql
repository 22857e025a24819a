-- $1 note
select v.number, v.reason, v.content_sealed, v.sha256, v.previous_sha256, v.created_by, p.first_name || ' ' || p.last_name as created_by_name, v.created_at
  from note_versions v join profiles p on p.id = v.created_by
 where v.note_id = $1
 order by v.number
