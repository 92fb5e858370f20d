-- 列席会员: the members a meeting invites without a vote, as they were when its notice went out. They are in no electorate.
create table sitting_guests (
  alliance text not null references alliances,
  voting_round text not null,
  member text not null,
  class text not null,
  -- The article or the question by which it may attend.
  source jsonb not null,
  -- When the notice was queued, and whether there was an address to send it to.
  told_at timestamptz,
  reached boolean not null default false,
  -- When it was told that the meeting is not held.
  cancellation_told_at timestamptz,
  there boolean not null default false,
  entered_by text references persons,
  entered_at timestamptz,
  primary key (alliance, voting_round, member),
  foreign key (alliance, voting_round) references sittings (alliance, voting_round),
  foreign key (alliance, member) references members (alliance, id)
);
alter table sitting_guests enable row level security;
alter table sitting_guests force row level security;
create policy one_alliance on sitting_guests
  using (alliance = current_setting('app.alliance', true))
  with check (alliance = current_setting('app.alliance', true));
grant select, insert, update on sitting_guests to charterflow_app;

-- Whoever had the notice is told the reason, the guests batch by batch.
alter table sittings add column cancelled_because text;
