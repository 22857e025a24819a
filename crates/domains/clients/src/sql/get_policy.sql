-- $1 policy
select i.id, i.client_id, i.payer_id, p.name as payer_name, i.rank, i.plan_name, i.member_id_last_four, i.group_number, i.relationship, i.subscriber_name,
       i.subscriber_birth_date, i.copay_cents, i.valid_from, i.valid_to, i.termination_reason, i.verified_at, i.verification_method, i.row_version
  from client_insurance i join payers p on p.organization_id = i.organization_id and p.id = i.payer_id
 where i.id = $1
