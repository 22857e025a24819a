-- $1 id, $2 practice, $3 code, $4 description, $5 minutes, $6 fee, $7 add-on
insert into billing_codes (id, organization_id, code, description, minutes, fee_cents, add_on)
values ($1, $2, $3, $4, $5, $6, $7)
returning id, code, description, minutes, fee_cents, add_on, active, row_version
