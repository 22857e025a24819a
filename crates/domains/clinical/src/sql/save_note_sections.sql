-- $1 note, $2 organization, $3 ids, $4 sections, $5 sealed contents
insert into clinical_note_sections (id, organization_id, note_id, section_key, content_sealed)
select new.id, $2, $1, new.section_key, new.content_sealed
  from unnest($3::uuid[], $4::text[], $5::bytea[]) new(id, section_key, content_sealed)
    on conflict (organization_id, note_id, section_key) do update set content_sealed = excluded.content_sealed
