-- $1 id, $2 organization, $3 first name, $4 last name, $5 chosen name, $6 pronouns, $7 birth date, $8 sex, $9 reason, $10 today
insert into clients (id, organization_id, mrn, first_name, last_name, chosen_name, pronouns, birth_date, sex, referral_reason, registered_on, sort_name)
values ($1, $2, 'MH' || to_char($10::date, 'YYYY') || lpad(app.next_number('chart')::text, 6, '0'), $3, $4, $5, $6, $7, $8, $9, $10, '')
