-- $1 file
select f.name, f.content_sealed, f.status from edi_files f where f.id = $1
