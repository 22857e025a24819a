-- $1 claim
select k.id from claims k where k.id = $1
