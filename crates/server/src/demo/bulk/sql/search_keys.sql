-- What the clients can be found by: what app.index_client() says, with its own functions, but each name and each word looked at once.
create temporary table bulk_words as
with names as (
    select c.first_name as name from clients c join bulk_clients k on k.id = c.id union
    select c.last_name from clients c join bulk_clients k on k.id = c.id union
    select c.chosen_name from clients c join bulk_clients k on k.id = c.id where c.chosen_name is not null)
select n.name, w.word from names n, app.search_words(n.name) w(word);
create temporary table bulk_name_keys as
with spelled as (
    select w.word, w.word as key from bulk_words w
    union
    select w.word, t.key from (select distinct word from bulk_words) w, app.typo_keys(w.word) t(key))
select distinct w.name, s.key from bulk_words w join spelled s on s.word = w.word;
analyze bulk_name_keys;

insert into client_search_keys (organization_id, client_id, key)
with mine as (
    select c.organization_id, c.id, c.first_name, c.last_name, c.chosen_name, c.mrn, c.birth_date
      from clients c join bulk_clients k on k.id = c.id),
found as (
    select m.id, n.key from mine m join bulk_name_keys n on n.name = m.first_name union all
    select m.id, n.key from mine m join bulk_name_keys n on n.name = m.last_name union all
    select m.id, n.key from mine m join bulk_name_keys n on n.name = m.chosen_name union all
    select m.id, key from mine m, unnest(array[lower(m.mrn), substr(m.mrn, 3), ltrim(substr(m.mrn, 7), '0'), m.birth_date::text]) key union all
    select t.client_id, key from client_contact_points t join bulk_clients k on k.id = t.client_id,
           unnest(array[t.digits, right(t.digits, 7), right(t.digits, 4)]) key where t.ended_at is null and length(t.digits) >= 4)
select distinct p.organization_id, f.id, f.key collate "C" from bulk_plan p, found f order by 2, 3;
