-- $1 also those that are switched off
select id, name, billing_code_id, default_minutes, modality, color, max_clients, active, row_version
  from appointment_types
 where organization_id = (select app.organization_id()) and (active or $1::boolean)
 order by lower(name), id
