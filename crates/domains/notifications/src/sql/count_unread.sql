-- $1 person
select count(*) as unread from notifications where profile_id = $1 and read_at is null
