-- 登记: what was done outside is entered with its evidence and counts once a second person has checked it.
create table records (
  alliance text not null references alliances,
  id text not null,
  number text not null,
  kind text not null,
  -- What it is about, by id: a ballot, a voting round, a case, a person, a member.
  subject text not null,
  case_id text,
  channel text not null,
  content jsonb not null,
  content_hash text not null,
  acted_at timestamptz not null,
  recorded_by text not null references persons,
  recorded_at timestamptz not null,
  state text not null check (state in ('waiting', 'counted', 'without-effect', 'turned-down')),
  checked_by text references persons,
  checked_at timestamptz,
  check_note text,
  outcome jsonb,
  primary key (alliance, id),
  unique (alliance, number),
  constraint checked_by_another check (checked_by is null or checked_by <> recorded_by)
);
create index records_waiting on records (alliance, state, recorded_at);
create index records_subject on records (alliance, subject);

alter table files add column record_id text;
create index files_record on files (alliance, record_id);

alter table records enable row level security;
alter table records force row level security;
create policy one_alliance on records
  using (alliance = current_setting('app.alliance', true))
  with check (alliance = current_setting('app.alliance', true));
grant select, insert on records to charterflow_app;
-- What was entered stays as it was entered; only its check is added, once.
grant update (state, checked_by, checked_at, check_note, outcome) on records to charterflow_app;
