-- Mira was reminded of her visit with Noor.

insert into appointment_reminders (id, organization_id, appointment_id, client_id, kind, token_hash, sent_at)
values ('{ids}00000000{o}b21', '{ids}0000000000{o}1', '{ids}00000000{o}602', '{ids}00000000{o}501', 'day_before',
        sha256('{ids}{o}-confirm-sample'::bytea), timestamptz '2026-03-02 14:00+00');
