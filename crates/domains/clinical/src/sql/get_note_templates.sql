-- $1 kind: the present version of every template
select t.id, t.key, t.version, t.kind, t.name, t.definition
  from note_templates t
 where ($1::text is null or t.kind = $1)
   and not exists (select from note_templates later where later.key = t.key and later.version > t.version)
 order by t.kind desc, t.name, t.id
