-- Whose calendar it is on is asked before who is seen in it, and whom the caller treats is asked once.
--
-- PostgreSQL asks the permissive policies of a table in the reverse order of their names, so for each visit of a therapist's own day it
-- first looked for one of their clients in it; for that it read every visit that any of their clients ever had, or asked anew for each
-- visit who these clients are. What is on a calendar that the caller keeps is theirs by another policy anyway: only the others need
-- that look, and it is one by the visit's key.
update app.scopes
   set (predicate, new_row_predicate) = (select p.text, p.text from (values (
       'not {table}.clinician_id in (select app.my_calendars()) and array(select mine.client_id from public.appointment_clients mine where mine.organization_id = {table}.organization_id and mine.appointment_id = {table}.id) && array(select app.my_clients())'
       )) p(text)),
       meaning = 'a visit of a client whom the caller treats, held by somebody else'
 where name = 'visit_of_my_client';
select app.permit('appointments', 'select', '{supervisor,therapist,associate_trainee}', 'visit_of_my_client');
