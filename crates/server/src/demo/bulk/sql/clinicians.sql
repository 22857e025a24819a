-- The clinicians: those who treat in the practice already, and as many more as are missing. These never sign in: they have no password.
create temporary table bulk_clinicians as
select row_number() over (order by s.profile_id) - 1 as n, s.profile_id as id, false as invented
  from bulk_plan p join staff_profiles s on s.organization_id = p.organization_id and s.bookable;
insert into bulk_clinicians
select n, pg_temp.id_of('clinician ' || n || p.organization_id, p.first_day), true
  from bulk_plan p, generate_series((select count(*) from bulk_clinicians), p.clinicians - 1) n;
delete from bulk_clinicians using bulk_plan p where n >= p.clinicians;

create temporary table bulk_staff as
select c.id, c.n, p.organization_id, p.first_day, g.word as first_name, s.word as last_name, lower(g.word || '.' || s.word) || '.' || c.n || '@' || p.organization_id || '.example' as email
  from bulk_plan p, bulk_clinicians c
  join bulk_given g on g.n = (c.n * 37 + 11) % 1500 join bulk_surnames s on s.n = (c.n * 101 + 5) % 6000
 where c.invented;
insert into auth.users (id, email, email_confirmed_at) select id, email, first_day from bulk_staff;
insert into profiles (id, first_name, last_name, email) select id, first_name, last_name, email from bulk_staff;
insert into organization_memberships (id, organization_id, profile_id, kind, status)
select pg_temp.id_of('member ' || id, first_day), organization_id, id, 'staff', 'active' from bulk_staff;
insert into staff_profiles (id, organization_id, profile_id, title, bookable)
select pg_temp.id_of('staff ' || id, first_day), organization_id, id, 'Therapist', true from bulk_staff;
insert into user_roles (id, organization_id, profile_id, role, valid_from)
select pg_temp.id_of('role ' || id, first_day), organization_id, id, 'therapist', first_day from bulk_staff;
