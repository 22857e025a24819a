-- $1 document, $2 category, $3 title, $4 description, $5 tags
update client_documents set category = $2, title = $3, description = $4, tags = $5 where id = $1
