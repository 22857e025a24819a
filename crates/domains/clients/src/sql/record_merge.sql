-- $1 id, $2 organization, $3 goes on, $4 ended, $5 reason, $6 by, $7 when
insert into client_merges (id, organization_id, kept_id, merged_id, reason, merged_by, merged_at) values ($1, $2, $3, $4, $5, $6, $7)
