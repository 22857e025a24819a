-- $1 grant
select g.id, g.client_id, c.mrn, coalesce(c.chosen_name, c.first_name) || ' ' || c.last_name as client_name, g.profile_id, (select p.first_name || ' ' || p.last_name from profiles p where p.id = g.profile_id) as name,
       g.reason, g.granted_at, g.expires_at, g.reviewed_at, g.verdict, g.review_note from break_glass_grants g
  left join clients c on c.organization_id = g.organization_id and c.id = g.client_id
 where g.id = $1
