-- $1 message, $2 now, $3 the carrier's id
update public.outbox_messages
set status = 'sent', attempts = attempts + 1, sent_at = $2, provider_id = $3, error_code = null, sealed = null
where id = $1 and status <> 'sent'
