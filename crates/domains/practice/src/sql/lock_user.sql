-- $1 profile
select s.row_version + p.row_version as row_version
  from staff_profiles s join profiles p on p.id = s.profile_id
 where s.profile_id = $1
   for update of s, p
