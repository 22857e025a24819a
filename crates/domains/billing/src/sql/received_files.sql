-- $1 since when: the names of what was read
select f.name from edi_files f where f.direction = 'inbound' and f.created_at >= $1
