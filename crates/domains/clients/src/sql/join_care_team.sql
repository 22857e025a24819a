-- $1 id, $2 organization, $3 client, $4 person, $5 role. Only somebody who treats here may.
insert into client_care_team (id, organization_id, client_id, profile_id, role)
select $1, $2, $3, s.profile_id, $5
  from staff_profiles s
 where s.profile_id = $4
   and exists (select from user_roles r
                where r.profile_id = s.profile_id and r.role in ('therapist', 'supervisor', 'associate_trainee') and r.valid_to is null)
