-- 计票完成 at the latest (X-Q25). Null where the rule of the vote knows of none: then it is the close itself.
alter table voting_rounds add column counts_by timestamptz;

-- The record a vote was given by, where somebody else entered it.
alter table votes add column record_id text;

-- 这不是我的意思: the vote it names does not count any more.
create table vote_objections (
  alliance text not null references alliances,
  ballot text not null,
  person text not null references persons,
  version integer not null,
  record_id text not null,
  at timestamptz not null,
  primary key (alliance, ballot, person, version),
  foreign key (alliance, ballot, person, version) references votes (alliance, ballot, person, version)
);

-- 等纸质票: a vote on paper is on its way; the count waits for it.
create table papers_awaited (
  alliance text not null references alliances,
  voting_round text not null,
  person text not null references persons,
  announced_by text not null references persons,
  announced_at timestamptz not null,
  ended_at timestamptz,
  ended_because text,
  primary key (alliance, voting_round, person),
  foreign key (alliance, voting_round) references voting_rounds (alliance, id)
);

-- What an elector said on the telephone: an opinion, which never counts by itself.
create table telephone_opinions (
  alliance text not null references alliances,
  id text not null,
  voting_round text not null,
  person text not null references persons,
  marks jsonb not null,
  said_at timestamptz not null,
  noted_by text not null references persons,
  noted_at timestamptz not null,
  primary key (alliance, id),
  foreign key (alliance, voting_round) references voting_rounds (alliance, id)
);
create index telephone_opinions_round on telephone_opinions (alliance, voting_round);

do $$
declare name text;
begin
  foreach name in array array['vote_objections', 'papers_awaited', 'telephone_opinions'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy one_alliance on %I using (alliance = current_setting(''app.alliance'', true)) with check (alliance = current_setting(''app.alliance'', true))',
      name);
  end loop;
end $$;
grant select, insert on vote_objections, telephone_opinions to charterflow_app;
grant select, insert, update on papers_awaited to charterflow_app;

-- Whoever of the secretariat took this token to pass it on.
alter table link_tokens add column handed_out_by text references persons;
