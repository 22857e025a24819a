insert into public.notes (id, organization_id, text) values ($1, $2, $3)
