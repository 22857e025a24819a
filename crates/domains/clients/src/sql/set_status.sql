-- $1 client, $2 status, $3 since
update clients
   set status = $2,
       discharged_on = case when $2 = 'discharged' then $3::date end,
       deceased_on = case when $2 = 'deceased' then $3::date end
 where id = $1
