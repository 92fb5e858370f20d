-- What was done about an alarm.
alter table alarms add column note text;

-- What people said when they did something that is no decision of a stage: a withdrawal, a hand-over.
create table case_notes (
  alliance text not null references alliances,
  id text not null,
  case_id text not null,
  kind text not null check (kind in ('withdrawn', 'handed-over')),
  person text references persons,
  channel text not null,
  text text not null,
  at timestamptz not null,
  primary key (alliance, id),
  foreign key (alliance, case_id) references cases (alliance, id)
);
create index case_notes_case on case_notes (alliance, case_id);
alter table case_notes enable row level security;
alter table case_notes force row level security;
create policy one_alliance on case_notes
  using (alliance = current_setting('app.alliance', true))
  with check (alliance = current_setting('app.alliance', true));
grant select, insert on case_notes to charterflow_app;

create index sign_in_codes_person on sign_in_codes (person, created_at);
