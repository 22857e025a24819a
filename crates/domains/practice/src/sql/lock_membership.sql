-- $1 profile
select status from organization_memberships where profile_id = $1 and kind = 'staff' for update
