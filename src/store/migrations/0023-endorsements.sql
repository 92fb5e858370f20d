-- 推荐、提名: whom an applicant named while it writes, and what that member answered. `named` is what was typed: of somebody
-- who is no such member the row looks the same to the applicant, and no mail goes out.
create table endorsements (
  alliance text not null references alliances,
  id text not null,
  draft text not null,
  document text not null,
  named text not null,
  -- Who is endorsed. A confirmation is about this applicant, and counts for no other.
  applicant text not null,
  member text,
  asked_at timestamptz not null,
  closes_at timestamptz not null,
  answer text check (answer in ('confirmed', 'declined')),
  answered_at timestamptz,
  primary key (alliance, id),
  foreign key (alliance, draft) references drafts (alliance, id) on delete cascade,
  foreign key (alliance, member) references members (alliance, id),
  check ((answer is null) = (answered_at is null)),
  check (member is not null or answer is null)
);
create index endorsements_draft on endorsements (alliance, draft, asked_at);
alter table endorsements enable row level security;
alter table endorsements force row level security;
create policy one_alliance on endorsements
  using (alliance = current_setting('app.alliance', true))
  with check (alliance = current_setting('app.alliance', true));
grant select, insert, update on endorsements to charterflow_app;
