-- $1 id, $2 practice, $3 upload, $4 client, $5 number, $6 tag, $7 bytes, $8 now
insert into upload_parts (id, organization_id, upload_id, client_id, number, tag, size_bytes, arrived_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict on constraint upload_parts_once do update set tag = excluded.tag, size_bytes = excluded.size_bytes, arrived_at = excluded.arrived_at
