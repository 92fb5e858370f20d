-- A founder's day of joining is often unknown, and then it stays unknown. `joined` is the day, month or year as far
-- as it is known ('2021-12-31', '2021-12', '2021'); `since` is set only where the day is known.
alter table members alter column since drop not null;
alter table members add column joined text;
-- When the clocks of a membership (taking part, dues) start, where that is not `since`: an imported membership's
-- start with its import, however long it has lasted. Read it as coalesce(clock_from, since).
alter table members add column clock_from timestamptz;
alter table members add constraint clocks_start check (since is not null or clock_from is not null);
