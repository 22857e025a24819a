-- Everybody is signed in once.

insert into auth.sessions (id, user_id, organization_id, kind, stage, aal, authenticated_at, last_seen_at, expires_at)
select ('{ids}000000000{o}7' || n)::uuid, ('{ids}0000000000{o}' || n)::uuid, '{ids}0000000000{o}1', 'bearer', 'complete', 'aal2',
       timestamptz '2026-03-02 15:00+00', timestamptz '2026-03-02 15:00+00', timestamptz '2100-01-01 00:00+00'
  from unnest('{2,3,4,5,6,7,8,9}'::text[]) n;
