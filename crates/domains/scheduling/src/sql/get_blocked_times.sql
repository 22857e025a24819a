-- $1 from, $2 to, $3 clinicians
select b.id, b.clinician_id, b.kind, b.starts_at, b.ends_at, b.note, b.group_id
  from blocked_times b
 where b.organization_id = (select app.organization_id()) and b.starts_at < $2 and b.ends_at > $1 and b.starts_at > $1::timestamptz - interval '24 hours'
   and ($3::uuid[] is null or b.clinician_id = any ($3))
 order by b.starts_at, b.id
