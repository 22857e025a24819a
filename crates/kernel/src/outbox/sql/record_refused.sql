-- $1 message, $2 failed or dead, $3 why
update public.outbox_messages
set status = $2, attempts = attempts + 1, error_code = $3
where id = $1 and status <> 'sent'
