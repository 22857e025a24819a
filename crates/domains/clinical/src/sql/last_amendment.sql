-- $1 note
select number, sha256 from note_amendments where note_id = $1 order by number desc limit 1
