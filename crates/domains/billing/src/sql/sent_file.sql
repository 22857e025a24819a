-- $1 the number under which we sent it
select f.id from edi_files f where f.direction = 'outbound' and f.control_number = $1 and f.status <> 'prepared'
