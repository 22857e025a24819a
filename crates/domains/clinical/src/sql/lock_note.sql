-- $1 note
select n.client_id, n.author_id, n.appointment_id, n.status, n.row_version, n.last_save_id, n.saved_at, n.version_number, n.service_on, n.started_at, n.ended_at, t.definition,
       (select v.created_at from note_versions v where v.organization_id = n.organization_id and v.note_id = n.id and v.number = n.version_number) as version_at,
       n.created_at
  from clinical_notes n join note_templates t on t.id = n.template_id
 where n.id = $1
   for no key update of n
