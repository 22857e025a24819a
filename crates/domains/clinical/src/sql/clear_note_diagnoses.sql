-- $1 note
delete from note_diagnoses where note_id = $1
