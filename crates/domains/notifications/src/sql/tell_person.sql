-- $1 id, $2 practice, $3 person, $4 kind, $5 subject, $6 when it happened, $7 when it was read if it is no news any more
-- Whoever left the practice is told nothing. What still waits unread moves to the top.
insert into notifications (id, organization_id, profile_id, kind, subject_id, created_at, read_at)
select $1, m.organization_id, m.profile_id, $4, $5, $6, $7
  from organization_memberships m
 where m.organization_id = $2 and m.profile_id = $3 and m.status = 'active'
on conflict (organization_id, profile_id, kind, subject_id) where read_at is null
do update set created_at = greatest(notifications.created_at, excluded.created_at)
