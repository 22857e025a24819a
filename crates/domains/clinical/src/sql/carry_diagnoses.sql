-- $1 note, $2 organization, $3 client, $4 day, $5 ids for the new rows: the diagnoses that hold on that day, in order of their weight
insert into note_diagnoses (id, organization_id, note_id, client_diagnosis_id, code, description, rank)
select ($5::uuid[])[d.place], $2, $1, d.id, d.code, d.description, d.place
  from (select d.id, d.code, d.description, row_number() over (order by d.rank, d.diagnosed_on, d.id) as place
          from client_diagnoses d
         where d.client_id in (select app.chart_of($3)) and d.status in ('provisional', 'active', 'in_remission')
           and d.diagnosed_on <= $4 and (d.ended_on is null or d.ended_on >= $4)) d
 where d.place <= cardinality($5::uuid[])
