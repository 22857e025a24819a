-- $1 place
update client_care_team set valid_to = now() where id = $1 and valid_to is null returning client_id
