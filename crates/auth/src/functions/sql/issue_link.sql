-- $1 id, $2 person, $3 kind, $4 hash, $5 until when; answers with the address, '' if none may be sent
select coalesce(auth.issue_link($1, $2, $3, $4, $5), '')
