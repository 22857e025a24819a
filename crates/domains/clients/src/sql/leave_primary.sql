-- $1 client: the primary therapist makes room for another
update client_care_team set valid_to = now() where client_id = $1 and role = 'primary_therapist' and valid_to is null
