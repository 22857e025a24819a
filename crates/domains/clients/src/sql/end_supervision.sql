-- $1 supervision
update supervision_relationships set valid_to = now() where id = $1 and valid_to is null returning id, supervisor_id, supervisee_id, kind, valid_from, valid_to
