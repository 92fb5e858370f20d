-- A founder's day of joining is often unknown, and then it stays unknown. `joined` is the day, month or year as far
-- as it is known ('2021-12-31', '2021-12', '2021'); `since` is set only where the day is known.
alter table members alter column since drop not null;
alter table members add column joined text;
-- When the clocks of a membership (taking part, dues) start, where that is not `since`: an imported membership's
-- start with its import, however long it has lasted. Read it as coalesce(clock_from, since).
alter table members add column clock_from timestamptz;
alter table members add constraint clocks_start check (since is not null or clock_from is not null);

-- The State Council's schedule of a year. What was entered stays; an import of the same year replaces it expressly.
create table working_years (
  alliance text not null references alliances,
  id text not null,
  year integer not null,
  notice text not null,
  -- [first, last] of each holiday, and the Saturdays and Sundays that are worked.
  holidays jsonb not null,
  worked_weekends jsonb not null,
  link text,
  file text,
  state text not null check (state in ('entered', 'in-force', 'replaced')),
  entered_by text not null references persons,
  entered_at timestamptz not null,
  confirmed_by text references persons,
  confirmed_at timestamptz,
  primary key (alliance, id),
  constraint has_evidence check (link is not null or file is not null)
);
create unique index working_years_in_force on working_years (alliance, year) where state = 'in-force';
alter table working_years enable row level security;
alter table working_years force row level security;
create policy one_alliance on working_years
  using (alliance = current_setting('app.alliance', true))
  with check (alliance = current_setting('app.alliance', true));
grant select, insert on working_years to charterflow_app;
grant update (state, confirmed_by, confirmed_at) on working_years to charterflow_app;

-- 名册导入: a file as it was uploaded and what was understood of it. It stays; only how far it has come is added.
create table roster_imports (
  alliance text not null references alliances,
  id text not null,
  file text not null,
  file_name text not null,
  file_type text not null,
  file_size integer not null,
  sha256 text not null,
  sheets jsonb not null,
  -- read: shown as a dry run · handed-in: waits for the second person · running: being carried out · done.
  state text not null check (state in ('read', 'handed-in', 'running', 'done')),
  entered_by text not null references persons,
  entered_at timestamptz not null,
  record text,
  record_number text,
  started_at timestamptz,
  done_at timestamptz,
  primary key (alliance, id)
);
create table roster_rows (
  alliance text not null references alliances,
  import text not null,
  sheet text not null check (sheet in ('members', 'people', 'offices')),
  row integer not null,
  -- The sheet's place in the file: two sheets of one file may both hold members.
  part integer not null,
  content jsonb not null,
  findings jsonb not null,
  -- What the dry run found the row would do.
  plan jsonb not null,
  -- waiting · added · changed · same · refused; with what it became or why not.
  state text not null check (state in ('waiting', 'added', 'changed', 'same', 'refused')),
  outcome jsonb,
  done_at timestamptz,
  primary key (alliance, import, sheet, part, row),
  foreign key (alliance, import) references roster_imports (alliance, id)
);
create index roster_rows_waiting on roster_rows (alliance, import) where state = 'waiting';
do $$
declare name text;
begin
  foreach name in array array['roster_imports', 'roster_rows'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy one_alliance on %I using (alliance = current_setting(''app.alliance'', true)) with check (alliance = current_setting(''app.alliance'', true))',
      name);
  end loop;
end $$;
grant select, insert on roster_imports, roster_rows to charterflow_app;
grant update (state, record, record_number, started_at, done_at) on roster_imports to charterflow_app;
grant update (state, outcome, done_at) on roster_rows to charterflow_app;
