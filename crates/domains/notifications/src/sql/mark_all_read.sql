-- $1 person, $2 now, $3 only those made until then
update notifications set read_at = greatest($2, created_at)
 where profile_id = $1 and read_at is null and ($3::timestamptz is null or created_at <= $3)
