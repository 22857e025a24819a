-- $1 note
delete from note_services where note_id = $1
