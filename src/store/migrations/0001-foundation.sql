-- Tables with an `alliance` column are seen only inside transaction(alliance, fn): row level security below.

create table alliances (
  id text primary key,
  code text not null unique,
  name_zh text not null,
  name_en text not null,
  phone text not null,
  address text not null,
  language text not null check (language in ('zh', 'en')),
  created_at timestamptz not null
);

create table persons (
  id text primary key,
  created_at timestamptz not null
);

create table person_versions (
  person text not null references persons,
  valid_from timestamptz not null,
  name text not null,
  title text not null,
  email text,
  phone text,
  language text not null check (language in ('zh', 'en')),
  employer_code text,
  primary key (person, valid_from)
);
create index person_versions_email on person_versions (lower(email));

create table organisations (
  id text primary key,
  created_at timestamptz not null
);

create table organisation_versions (
  organisation text not null references organisations,
  valid_from timestamptz not null,
  name text not null,
  kind text not null,
  credit_code text,
  details jsonb not null,
  primary key (organisation, valid_from)
);

create table sessions (
  token_hash text primary key,
  person text not null references persons,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);

create table sign_in_codes (
  id text primary key,
  person text not null references persons,
  code_hash text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  attempts integer not null default 0,
  used_at timestamptz
);

create table wake_ups (
  id bigint generated always as identity primary key,
  alliance text not null references alliances,
  workflow_type text not null,
  subject text not null,
  only_when text,
  written_at timestamptz not null
);

create table charter_versions (
  alliance text not null references alliances,
  version integer not null,
  -- json, not jsonb: the order of classes and seats is the charter's own.
  content json not null,
  content_hash text not null,
  in_force_from timestamptz not null,
  primary key (alliance, version)
);

create table counters (
  alliance text not null references alliances,
  name text not null,
  value integer not null,
  primary key (alliance, name)
);

create table holdings (
  alliance text not null references alliances,
  id text not null,
  seat text not null,
  person text not null references persons,
  rank integer not null,
  valid_from timestamptz not null,
  valid_until timestamptz,
  evidence text not null,
  primary key (alliance, id)
);

create table drafts (
  alliance text not null references alliances,
  id text not null,
  secret_hash text not null,
  kind text not null,
  language text not null,
  answers jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  case_id text,
  primary key (alliance, id)
);

create table cases (
  alliance text not null references alliances,
  id text not null,
  number text not null,
  procedure text not null,
  process text not null,
  charter_version integer not null,
  plan jsonb not null,
  plan_hash text not null,
  kind text not null,
  language text not null,
  applicant_name text not null,
  applicant_code text,
  applicant_email text not null,
  form jsonb not null,
  form_hash text not null,
  status text not null check (status in ('open', 'passed', 'refused', 'withdrawn')),
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (alliance, id),
  unique (alliance, number)
);
create index cases_open on cases (alliance, status, opened_at);

create table stages (
  alliance text not null references alliances,
  case_id text not null,
  name text not null,
  round integer not null,
  kind text not null,
  opened_at timestamptz not null,
  nudges_done integer not null default 0,
  outcome text,
  closed_at timestamptz,
  primary key (alliance, case_id, name, round),
  foreign key (alliance, case_id) references cases (alliance, id)
);

create table files (
  alliance text not null references alliances,
  id text not null,
  case_id text,
  draft_id text,
  document text not null,
  round integer not null default 1,
  name text not null,
  type text not null,
  size integer not null,
  sha256 text not null,
  created_at timestamptz not null,
  superseded_at timestamptz,
  primary key (alliance, id)
);
create index files_case on files (alliance, case_id);
create index files_draft on files (alliance, draft_id);

create table voting_rounds (
  alliance text not null references alliances,
  id text not null,
  number text not null,
  body text not null,
  state text not null check (state in ('proposed', 'open', 'declined', 'closed')),
  proposed_by text not null references persons,
  proposed_at timestamptz not null,
  proposal text not null,
  closes_at timestamptz not null,
  ordered_by text references persons,
  ordered_at timestamptz,
  order_reason text,
  short_notice_reason text,
  closed_at timestamptz,
  nudges_done integer not null default 0,
  primary key (alliance, id),
  unique (alliance, number)
);

create table ballots (
  alliance text not null references alliances,
  id text not null,
  voting_round text not null,
  position integer not null,
  case_id text not null,
  stage text not null,
  round integer not null,
  rule jsonb not null,
  charter_version integer not null,
  electorate jsonb,
  electorate_hash text,
  opened_at timestamptz,
  closed_at timestamptz,
  result text,
  tally jsonb,
  primary key (alliance, id),
  unique (alliance, case_id, stage, round),
  foreign key (alliance, voting_round) references voting_rounds (alliance, id),
  foreign key (alliance, case_id) references cases (alliance, id)
);

create table tasks (
  alliance text not null references alliances,
  id text not null,
  kind text not null,
  case_id text,
  stage text,
  round integer,
  voting_round text,
  assignee text references persons,
  addressees text[] not null,
  subject text,
  state text not null check (state in ('open', 'done', 'revoked')),
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_because text,
  primary key (alliance, id)
);
create index tasks_open on tasks (alliance, state, kind);
create index tasks_case on tasks (alliance, case_id);

create table decisions (
  alliance text not null references alliances,
  id text not null,
  task_id text not null,
  case_id text,
  stage text,
  round integer,
  person text references persons,
  channel text not null,
  choice text not null,
  reason text,
  remark text,
  details jsonb not null,
  acted_at timestamptz not null,
  recorded_at timestamptz not null,
  receipt text not null,
  primary key (alliance, id),
  unique (alliance, task_id)
);

create table votes (
  alliance text not null references alliances,
  ballot text not null,
  person text not null references persons,
  version integer not null,
  choice text not null check (choice in ('for', 'against', 'abstain', 'recuse')),
  reason text,
  channel text not null,
  acted_at timestamptz not null,
  recorded_at timestamptz not null,
  receipt text not null,
  primary key (alliance, ballot, person, version),
  foreign key (alliance, ballot) references ballots (alliance, id)
);

create table effects (
  alliance text not null references alliances,
  key text not null,
  case_id text not null,
  kind text not null,
  result jsonb not null,
  done_at timestamptz not null,
  primary key (alliance, key)
);

create table members (
  alliance text not null references alliances,
  id text not null,
  organisation text references organisations,
  person text references persons,
  class text not null,
  kind text not null,
  name text not null,
  dues_yuan integer not null,
  since timestamptz not null,
  until timestamptz,
  case_id text not null,
  primary key (alliance, id),
  unique (alliance, case_id)
);

create table certificates (
  alliance text not null references alliances,
  number text not null,
  check_code text not null,
  member text not null,
  case_id text not null,
  file text not null,
  issued_at timestamptz not null,
  revoked_at timestamptz,
  primary key (alliance, number),
  unique (alliance, case_id)
);

create table filings (
  alliance text not null references alliances,
  case_id text not null,
  stage text not null,
  authority text not null,
  sent_at timestamptz,
  received_at timestamptz,
  receipt_number text,
  receipt_file text,
  primary key (alliance, case_id, stage)
);

create table links (
  alliance text not null references alliances,
  id text not null,
  purpose text not null,
  subject text not null,
  person text references persons,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_because text,
  primary key (alliance, id)
);
create unique index links_subject on links (alliance, purpose, subject, person) nulls not distinct;

create table link_tokens (
  selector text primary key,
  verifier_hash text not null,
  alliance text not null references alliances,
  link text not null,
  created_at timestamptz not null
);

create table mails (
  alliance text not null references alliances,
  id text not null,
  key text not null,
  scope text not null,
  case_id text,
  task_id text,
  voting_round text,
  link text,
  template text not null,
  extra jsonb not null,
  language text not null,
  person text references persons,
  address_name text not null,
  address text not null,
  state text not null check (state in ('queued', 'sending', 'sent', 'refused')),
  attempts integer not null default 0,
  last_code text,
  claimed_until timestamptz,
  queued_at timestamptz not null,
  sent_at timestamptz,
  primary key (alliance, id),
  unique (alliance, key)
);
create index mails_unsent on mails (alliance, scope) where state in ('queued', 'sending');

create table alarms (
  alliance text not null references alliances,
  id text not null,
  key text not null,
  kind text not null,
  subject text not null,
  details jsonb not null,
  raised_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by text references persons,
  primary key (alliance, id),
  unique (alliance, key)
);

create table workflow_runs (
  alliance text not null references alliances,
  workflow_id text not null,
  run_id text not null,
  first_seen timestamptz not null,
  primary key (alliance, workflow_id, run_id)
);

create table audit_entries (
  alliance text not null references alliances,
  id bigint generated always as identity,
  at timestamptz not null,
  kind text not null,
  actor text not null,
  channel text not null,
  subject text not null,
  details jsonb not null,
  primary key (alliance, id)
);

create table audit_chain (
  alliance text not null references alliances,
  sequence integer not null,
  entry bigint not null,
  previous text not null,
  hash text not null,
  primary key (alliance, sequence),
  unique (alliance, entry)
);

-- One role for all statements of the product; never the owner, so row level security always holds.
-- Roles belong to the whole server: another database may have made it, or be making it at this moment.
do $$
declare
  made boolean := false;
begin
  if not exists (select from pg_roles where rolname = 'charterflow_app') then
    begin
      create role charterflow_app nologin;
      made := true;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  if made or not pg_has_role(current_user, 'charterflow_app', 'member') then
    execute format('grant charterflow_app to %I', current_user);
  end if;
exception when insufficient_privilege then
  raise exception using errcode = 'insufficient_privilege', message = format(
    'The database user %1$I may neither create the role charterflow_app nor take it on. Have an administrator of the server run: '
    'create role charterflow_app nologin; grant charterflow_app to %1$I; — then start again. '
    '数据库用户 %1$I 无权创建或使用角色 charterflow_app，请由数据库管理员执行以上语句后重新启动。', current_user);
end $$;

do $$
declare name text;
begin
  for name in
    select table_name from information_schema.columns
    where table_schema = 'public' and column_name = 'alliance' and table_name not in ('wake_ups', 'link_tokens')
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy one_alliance on %I using (alliance = current_setting(''app.alliance'', true)) with check (alliance = current_setting(''app.alliance'', true))',
      name);
  end loop;
end $$;

grant usage on schema public to charterflow_app;
grant select, insert, update, delete on
  alliances, persons, person_versions, organisations, organisation_versions, sessions, sign_in_codes,
  wake_ups, charter_versions, counters, holdings, drafts, cases, stages, files, voting_rounds, ballots,
  tasks, effects, members, certificates, filings, links, link_tokens, mails, alarms, workflow_runs
  to charterflow_app;
-- What was decided and what was noted is only ever added to.
grant select, insert on decisions, votes, audit_entries, audit_chain to charterflow_app;
