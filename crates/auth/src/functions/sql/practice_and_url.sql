-- the caller's practice, and where people reach this installation
select o.name, coalesce(auth.public_url(), '') as public_url from organizations o where o.id = (select app.organization_id())
