-- every list with its prices
select s.id, s.name, s.kind, s.payer_id, p.name as payer_name, s.valid_from, s.valid_to, s.row_version,
       coalesce((select jsonb_agg(jsonb_build_object('code', r.code, 'modifier', r.modifier, 'fee_cents', r.fee_cents) order by r.code, r.modifier nulls first)
                   from fee_schedule_rates r where r.organization_id = s.organization_id and r.fee_schedule_id = s.id), '[]') as rates
  from fee_schedules s left join payers p on p.organization_id = s.organization_id and p.id = s.payer_id
 order by s.payer_id nulls first, s.valid_from desc, s.id
