-- $1 note: those under the present version
select s.role, s.signer_id, p.first_name || ' ' || p.last_name as signer_name, s.typed_name, s.attestation_version, s.version_number, s.signed_at
  from note_signatures s
  join profiles p on p.id = s.signer_id
  join clinical_notes n on n.organization_id = s.organization_id and n.id = s.note_id
 where s.note_id = $1 and s.version_number = n.version_number and n.status in ('awaiting_cosign', 'final')
 order by s.role, s.signed_at, s.id
