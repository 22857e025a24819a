-- $1 client, $2 status, $3 from, $4 to, $5 rows, $6 $7 the last row of the page before
select n.id, n.client_id, coalesce(c.chosen_name, c.first_name) || ' ' || c.last_name as client_name,
       n.author_id, p.first_name || ' ' || p.last_name as author_name, n.kind, n.status, n.service_on, n.appointment_id, n.finalized_at,
       array(select b.code || case when cardinality(s.modifiers) > 0 then '-' || array_to_string(s.modifiers, '-') else '' end
               from note_services s join billing_codes b on b.organization_id = s.organization_id and b.id = s.billing_code_id
              where s.organization_id = n.organization_id and s.note_id = n.id order by s.position) as codes,
       (select sum(s.minutes)::int4 from note_services s where s.organization_id = n.organization_id and s.note_id = n.id) as minutes,
       array(select d.code from note_diagnoses d where d.organization_id = n.organization_id and d.note_id = n.id order by d.rank) as diagnoses
  from clinical_notes n
  join profiles p on p.id = n.author_id
  left join clients c on c.organization_id = n.organization_id and c.id = n.client_id
 where ($1::uuid is null or n.client_id in (select app.chart_of($1)))
   and ($2::text is null or n.status = $2)
   and ($3::date is null or n.service_on >= $3)
   and ($4::date is null or n.service_on <= $4)
   and ($6::date is null or (n.service_on, n.id) < ($6, $7::uuid))
 order by n.service_on desc, n.id desc
 limit $5
