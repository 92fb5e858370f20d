-- A ballot's frozen electorate, one row a place in it, so that whoever votes is found among thousands without reading
-- them all. `ballots.electorate` stays what was frozen and hashed; these rows are written with it and never changed.
create table electors (
  alliance text not null references alliances,
  ballot text not null,
  person text not null references persons,
  part text not null check (part in ('voters', 'observers', 'recused')),
  place jsonb not null,
  primary key (alliance, ballot, person, part),
  foreign key (alliance, ballot) references ballots (alliance, id)
);

do $$
declare one text;
begin
  for one in select id from alliances loop
    perform set_config('app.alliance', one, true);
    insert into electors (alliance, ballot, person, part, place)
      select b.alliance, b.id, p.place ->> 'person', parts.part, p.place
      from ballots b
        cross join (values ('voters'), ('observers'), ('recused')) parts (part)
        cross join lateral jsonb_array_elements(b.electorate -> parts.part) p (place)
      where b.alliance = one and b.electorate is not null
      on conflict do nothing;
  end loop;
  perform set_config('app.alliance', '', true);
end $$;

alter table electors enable row level security;
alter table electors force row level security;
create policy one_alliance on electors
  using (alliance = current_setting('app.alliance', true))
  with check (alliance = current_setting('app.alliance', true));
grant select, insert on electors to charterflow_app;

create index ballots_round on ballots (alliance, voting_round);
-- The first addressee of a vote is the elector: nobody else votes in their place. Statements that use it ask for
-- `closed_at is null` and not for the state, or the planner may go through all open tasks.
create index tasks_round on tasks (alliance, voting_round, (addressees[1])) where voting_round is not null;

-- The next mail of a scope is found without going through all that wait with it.
drop index mails_unsent;
create index mails_unsent on mails (alliance, scope, id) where state in ('queued', 'sending');
