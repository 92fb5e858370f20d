-- 会议表决: a body votes at a meeting as well as by correspondence.
alter table voting_rounds add column way text not null default 'correspondence' check (way in ('correspondence', 'meeting'));
alter table voting_rounds drop constraint voting_rounds_state_check;
-- convened: the notice of a meeting is out · to-meeting: a third of the electorate demanded one.
alter table voting_rounds add constraint voting_rounds_state_check
  check (state in ('proposed', 'convened', 'open', 'declined', 'closed', 'to-meeting'));

-- The record whose sheet was counted, and what whoever confirmed a held result has stated.
alter table ballots add column record text;
alter table ballots add column statement text check (statement in ('confirmed', 'not-quorate'));

create table sittings (
  alliance text not null references alliances,
  voting_round text not null,
  meets_at timestamptz not null,
  place text not null,
  chaired_by text not null references persons,
  opened_by text references persons,
  opened_at timestamptz,
  primary key (alliance, voting_round),
  foreign key (alliance, voting_round) references voting_rounds (alliance, id)
);

-- Who was there, by name, where a list was kept. `member` where they spoke for a member.
create table attendance (
  alliance text not null references alliances,
  voting_round text not null,
  person text not null references persons,
  member text,
  entered_by text not null references persons,
  entered_at timestamptz not null,
  primary key (alliance, voting_round, person),
  foreign key (alliance, voting_round) references sittings (alliance, voting_round)
);

-- 要求开会: one elector's demand that the items be voted on at a meeting.
create table meeting_demands (
  alliance text not null references alliances,
  voting_round text not null,
  person text not null references persons,
  reason text not null,
  channel text not null,
  at timestamptz not null,
  primary key (alliance, voting_round, person),
  foreign key (alliance, voting_round) references voting_rounds (alliance, id)
);

do $$
declare name text;
begin
  foreach name in array array['sittings', 'attendance', 'meeting_demands']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy one_alliance on %I using (alliance = current_setting(''app.alliance'', true)) with check (alliance = current_setting(''app.alliance'', true))',
      name);
  end loop;
end $$;
grant select, insert, update on sittings to charterflow_app;
grant select, insert, delete on attendance to charterflow_app;
grant select, insert on meeting_demands to charterflow_app;
