-- $1 practice, the rest in the order of the table
update billing_settings
   set tax_id = $2, taxonomy_code = $3, street = $4, city = $5, state = $6, postal_code = $7, contact_name = $8, contact_phone = $9, submitter_id = $10,
       receiver_id = $11, receiver_name = $12, test_claims = $13
 where id = $1
