-- 代办: who does somebody's tasks for a period. It ends by itself.
create table substitutions (
  alliance text not null references alliances,
  id text not null,
  person text not null references persons,
  substitute text not null references persons,
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  evidence text not null,
  given_by text not null references persons,
  given_at timestamptz not null,
  announced_at timestamptz,
  ended_at timestamptz,
  ended_by text references persons,
  primary key (alliance, id),
  constraint another_person check (person <> substitute),
  constraint some_time check (valid_until > valid_from)
);
create index substitutions_person on substitutions (alliance, person, valid_until);
create index substitutions_substitute on substitutions (alliance, substitute, valid_until);

-- 征求意见: what a reviewer asked somebody, and the answer. It decides nothing.
create table consultations (
  alliance text not null references alliances,
  id text not null,
  case_id text not null,
  -- The review it was asked in, and the task of whoever was asked.
  review_task text not null,
  task_id text not null,
  asked_by text not null references persons,
  asked text not null references persons,
  question text not null,
  asked_at timestamptz not null,
  answer text,
  answered_at timestamptz,
  channel text,
  primary key (alliance, id),
  foreign key (alliance, case_id) references cases (alliance, id)
);
create index consultations_case on consultations (alliance, case_id);

-- 抄送: who is told the outcome of a case besides those concerned.
create table case_copies (
  alliance text not null references alliances,
  case_id text not null,
  person text not null references persons,
  added_by text not null references persons,
  added_at timestamptz not null,
  told_at timestamptz,
  primary key (alliance, case_id, person),
  foreign key (alliance, case_id) references cases (alliance, id)
);

do $$
declare name text;
begin
  foreach name in array array['substitutions', 'consultations', 'case_copies'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy one_alliance on %I using (alliance = current_setting(''app.alliance'', true)) with check (alliance = current_setting(''app.alliance'', true))',
      name);
  end loop;
end $$;
grant select, insert on substitutions, consultations, case_copies to charterflow_app;
grant update (announced_at, ended_at, ended_by) on substitutions to charterflow_app;
grant update (answer, answered_at, channel) on consultations to charterflow_app;
grant update (told_at) on case_copies to charterflow_app;
