-- 名录: what a charter has entered in one of its registers, numbered within the year.
create table register_rows (
  alliance text not null references alliances,
  register text not null,
  number text not null,
  case_id text,
  member text,
  entered_at timestamptz not null,
  primary key (alliance, register, number)
);
create unique index register_rows_case on register_rows (alliance, register, case_id) where case_id is not null;
alter table register_rows enable row level security;
alter table register_rows force row level security;
create policy one_alliance on register_rows
  using (alliance = current_setting('app.alliance', true))
  with check (alliance = current_setting('app.alliance', true));
grant select, insert on register_rows to charterflow_app;
