-- $1 id, $2 organization, $3 direction, $4 kind, $5 name, $6 number, $7 hash, $8 sealed content, $9 status; nothing if it was received before
insert into edi_files (id, organization_id, direction, kind, name, control_number, sha256, content_sealed, status)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict (organization_id, sha256) where direction = 'inbound' do nothing
