-- Taking part, and the ends of membership (Art. 13(2), 15 of the listing alliance).

-- Assemblies and activities that were held, each from its checked record.
create table activities (
  alliance text not null references alliances,
  id text not null,
  kind text not null check (kind in ('assembly', 'activity')),
  name text not null,
  -- Days are days in China, 'YYYY-MM-DD'.
  day text not null,
  record_id text not null,
  entered_at timestamptz not null,
  primary key (alliance, id)
);
create index activities_day on activities (alliance, day);

-- The ledger of what members took part in. Votes and tasks done in the system are read from their own rows.
create table participation (
  alliance text not null references alliances,
  id text not null,
  member text not null,
  kind text not null check (kind in ('assembly', 'activity', 'vote', 'task', 'excused')),
  day text not null,
  what text not null,
  activity text,
  record_id text not null,
  entered_at timestamptz not null,
  primary key (alliance, id),
  unique (alliance, member, activity)
);
create index participation_member on participation (alliance, member, day);

-- 更正: an entry that was wrong stays, with who struck it out and why.
create table participation_struck (
  alliance text not null references alliances,
  -- The entry as the ledger names it: 'entry <id>', 'activity <id>', 'vote <voting round>', 'task <task>'.
  entry text not null,
  -- Empty for an activity that was not held as entered.
  member text not null,
  reason text not null,
  record_id text not null,
  struck_at timestamptz not null,
  primary key (alliance, entry, member)
);

-- A case of a member (leaving, deemed withdrawal) names it; one of each procedure may be open at a time.
alter table cases add column member text;
create index cases_member on cases (alliance, member) where member is not null;
create unique index cases_one_of_a_kind on cases (alliance, member, procedure) where member is not null and status = 'open';
alter table cases drop constraint cases_status_check;
alter table cases add constraint cases_status_check check (status in ('open', 'passed', 'refused', 'lifted', 'withdrawn'));

alter table members add column ended_because text;
alter table members add column ended_case text;

alter table case_notes drop constraint case_notes_kind_check;
alter table case_notes add constraint case_notes_kind_check check (kind in ('withdrawn', 'handed-over', 'loss-declared'));

create index person_versions_employer on person_versions (employer_code);

do $$
declare name text;
begin
  foreach name in array array['activities', 'participation', 'participation_struck'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy one_alliance on %I using (alliance = current_setting(''app.alliance'', true)) with check (alliance = current_setting(''app.alliance'', true))',
      name);
  end loop;
end $$;
grant select, insert on activities, participation, participation_struck to charterflow_app;
