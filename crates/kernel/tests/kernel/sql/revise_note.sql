update public.notes set text = $2 where id = $1
