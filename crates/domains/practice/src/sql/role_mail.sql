-- $1 the person; answers where a mail to them goes, in whose name it is written, and where people sign in
select o.name as practice, p.email, coalesce(auth.public_url(), '') as public_url
  from profiles p
 cross join organizations o
 where p.id = $1 and o.id = app.organization_id()
