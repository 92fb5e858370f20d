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
