-- $1 also ended ones
select id, supervisor_id, supervisee_id, kind, valid_from, valid_to from supervision_relationships where $1::boolean or valid_to is null or valid_to > now() order by supervisor_id, valid_from, id
