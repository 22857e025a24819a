-- $1 organization, $2 list, $3 codes, $4 modifiers ('' for none), $5 fees
insert into fee_schedule_rates (id, organization_id, fee_schedule_id, code, modifier, fee_cents)
select gen_random_uuid(), $1, $2, r.code, nullif(r.modifier, ''), r.fee from unnest($3::text[], $4::text[], $5::bigint[]) r(code, modifier, fee)
