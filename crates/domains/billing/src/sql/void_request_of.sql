-- $1 claim, or the request to void it: both, if a payer has the request or has done it
select k.replaces_id as original_id, k.id as request_id
  from claims k
 where k.kind = 'void_request' and (k.id = $1 or k.replaces_id = $1) and k.status in ('submitted', 'accepted', 'reversed')
