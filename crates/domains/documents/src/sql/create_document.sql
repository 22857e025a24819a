-- $1 id, $2 practice, $3 client, $4 category, $5 title, $6 description, $7 tags, $8 person
insert into client_documents (id, organization_id, client_id, category, title, description, tags, created_by)
values ($1, $2, $3, $4, $5, $6, $7, $8)
