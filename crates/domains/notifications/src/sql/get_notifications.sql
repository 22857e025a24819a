-- $1 person, $2 rows, $3 $4 $5 the last row of the page before (whether it was read, when it was made, which)
select n.id, n.kind, n.subject_id, n.created_at, n.read_at
  from notifications n
 where n.profile_id = $1
   and ($3::boolean is null
        or (n.read_at is not null) > $3
        or (n.read_at is not null) = $3 and (n.created_at, n.id) < ($4::timestamptz, $5::uuid))
 order by (n.read_at is not null), n.created_at desc, n.id desc
 limit $2
