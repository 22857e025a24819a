-- The function of 0301 with its body as text. Of `begin atomic` PostgreSQL keeps a tree and spells it anew when asked; how it spells a
-- statement that writes differs between releases (15.18 and 15.20 do), and the schema lock would differ with them.
create or replace function app.index_client(organization uuid, client uuid) returns void
    language sql security definer
    set search_path = ''
as $$
    with found as (
        select word as key, true as fuzzy
          from public.clients c,
               app.search_words(pg_catalog.concat_ws(' ', c.first_name, c.middle_name, c.last_name, c.chosen_name)) word
         where c.organization_id = organization and c.id = client
        union
        select key, false
          from public.clients c,
               pg_catalog.unnest(array[lower(c.mrn), pg_catalog.substr(c.mrn, 3), pg_catalog.ltrim(pg_catalog.substr(c.mrn, 7), '0'), c.birth_date::text]) key
         where c.organization_id = organization and c.id = client
        union
        select key, false
          from public.client_contact_points p,
               pg_catalog.unnest(array[p.digits, pg_catalog.right(p.digits, 7), pg_catalog.right(p.digits, 4)]) key
         where p.organization_id = organization and p.client_id = client and p.ended_at is null and pg_catalog.length(p.digits) >= 4
    ), wanted as (
        select key from found
        union
        select typo from found, app.typo_keys(found.key) typo where found.fuzzy
    ), gone as (
        delete from public.client_search_keys k
         where k.organization_id = organization and k.client_id = client
           and not exists (select from wanted w where w.key = k.key)
    )
    insert into public.client_search_keys (organization_id, client_id, key)
    select organization, client, w.key from wanted w
    on conflict do nothing;
$$;
