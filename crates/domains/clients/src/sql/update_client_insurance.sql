-- as create_client_insurance; a member id that is left out stays
update client_insurance
   set payer_id = $3, rank = $4, plan_name = $5, member_id_sealed = coalesce($6, member_id_sealed), member_id_last_four = coalesce($7, member_id_last_four),
       group_number = $8, relationship = $9, subscriber_name = $10, subscriber_birth_date = $11, copay_cents = $12, valid_from = $13, valid_to = $14
 where id = $1 and client_id = $2 and exists (select from payers p where p.id = $3)
