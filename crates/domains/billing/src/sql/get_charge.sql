-- $1 charge
select c.id, c.client_id, cl.first_name || ' ' || cl.last_name as client_name, c.clinician_id, p.first_name || ' ' || p.last_name as clinician_name,
       c.client_insurance_id, py.name as payer_name, c.code, b.description, c.modifiers, c.place_of_service, c.service_on, c.minutes, c.units, c.amount_cents,
       c.status, c.hold_reason, coalesce(open.insurance, 0)::bigint as open_insurance_cents, coalesce(open.client, 0)::bigint as open_client_cents,
       k.id as claim_id, k.number as claim_number, c.row_version
  from charges c
  join billing_codes b on b.organization_id = c.organization_id and b.id = c.billing_code_id
  left join clients cl on cl.organization_id = c.organization_id and cl.id = c.client_id
  left join profiles p on p.id = c.clinician_id
  left join client_insurance i on i.organization_id = c.organization_id and i.id = c.client_insurance_id
  left join payers py on py.organization_id = i.organization_id and py.id = i.payer_id
  left join lateral (
      select sum(l.amount_cents) filter (where l.account = 'insurance_receivable') as insurance,
             sum(l.amount_cents) filter (where l.account = 'client_receivable') as client
        from ledger_entries l where l.organization_id = c.organization_id and l.charge_id = c.id) open on true
  left join claim_service_lines s on s.organization_id = c.organization_id and s.charge_id = c.id and not s.void
  left join claims k on k.organization_id = s.organization_id and k.id = s.claim_id
 where c.id = $1
