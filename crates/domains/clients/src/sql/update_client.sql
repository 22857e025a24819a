-- $1 client, then what shall stand: first, middle, last name, suffix, chosen name, pronouns, birth date, sex, contact preference, reason,
-- zone; $13 fields to empty
update clients
   set first_name = coalesce($2, first_name),
       middle_name = case when 'middle_name' = any ($13::text[]) then null else coalesce($3, middle_name) end,
       last_name = coalesce($4, last_name),
       suffix = case when 'suffix' = any ($13) then null else coalesce($5, suffix) end,
       chosen_name = case when 'chosen_name' = any ($13) then null else coalesce($6, chosen_name) end,
       pronouns = case when 'pronouns' = any ($13) then null else coalesce($7, pronouns) end,
       birth_date = coalesce($8, birth_date),
       sex = coalesce($9, sex),
       contact_preference = coalesce($10, contact_preference),
       referral_reason = case when 'referral_reason' = any ($13) then null else coalesce($11, referral_reason) end,
       time_zone = case when 'time_zone' = any ($13) then null else coalesce($12, time_zone) end
 where id = $1
