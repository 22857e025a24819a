-- $1 note, $2 version
select sha256 from note_versions where note_id = $1 and number = $2
