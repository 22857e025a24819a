-- $1 practice, $2 slot, $3 appointment, $4 recurrences, $5 window, $6 notice, $7 late cancel, $8 its fee, $9 fee for not coming
update scheduling_settings
   set slot_minutes = $2, appointment_minutes = $3, max_recurrences = $4, booking_window_days = $5, booking_notice_hours = $6,
       late_cancel_hours = $7, late_cancel_fee_cents = $8, no_show_fee_cents = $9
 where id = $1
