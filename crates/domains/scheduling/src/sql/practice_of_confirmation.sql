-- $1 hash of the secret in a link
select practice from app.practice_of_confirmation($1) as practice where practice is not null
