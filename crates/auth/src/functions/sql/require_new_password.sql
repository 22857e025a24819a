-- $1 person
select auth.require_new_password($1)
