-- $1 profile, $2 status, $3 reason, $4 since when the door is closed
update organization_memberships
   set status = $2, status_reason = $3, deactivated_at = $4
 where profile_id = $1
