-- $1 ids, $2 practice, $3 clinician, $4 kind, $5 begin, $6 end, $7 what was said, $8 group, $9 by
insert into blocked_times (id, organization_id, clinician_id, kind, starts_at, ends_at, note, group_id, created_by)
select b.id, $2, $3, $4, b.starts_at, b.ends_at, $7, $8, $9
  from unnest($1::uuid[], $5::timestamptz[], $6::timestamptz[]) b(id, starts_at, ends_at)
returning id, clinician_id, kind, starts_at, ends_at, note, group_id
