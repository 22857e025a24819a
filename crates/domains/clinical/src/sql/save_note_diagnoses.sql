-- $1 note, $2 organization, $3 client, $4 ids, $5 diagnoses of the chart, 1 first
insert into note_diagnoses (id, organization_id, note_id, client_diagnosis_id, code, description, rank)
select new.id, $2, $1, d.id, d.code, d.description, new.rank
  from unnest($4::uuid[], $5::uuid[]) with ordinality new(id, client_diagnosis_id, rank)
  join client_diagnoses d on d.organization_id = $2 and d.id = new.client_diagnosis_id
 where d.client_id in (select app.chart_of($3)) and d.status <> 'entered_in_error'
