-- An alliance set up from its charter, and the resolutions that make defaults the alliance's own (联盟决定).

-- From when the alliance works with the system; null: from its beginning.
alter table alliances add column works_from timestamptz;

create table resolutions (
  alliance text not null references alliances,
  id text not null,
  charter_version integer not null,
  -- As the alliance numbered it.
  number text not null,
  day text not null,
  body text not null,
  -- The questions whose defaults it confirmed.
  questions text[] not null,
  -- The record it came by; null: it was there at the set-up.
  record_id text,
  recorded_at timestamptz not null,
  primary key (alliance, id),
  unique (alliance, charter_version, number),
  foreign key (alliance, charter_version) references charter_versions (alliance, version)
);
alter table resolutions enable row level security;
alter table resolutions force row level security;
create policy one_alliance on resolutions
  using (alliance = current_setting('app.alliance', true))
  with check (alliance = current_setting('app.alliance', true));
grant select, insert on resolutions to charterflow_app;

-- The latest resolution about a version: who has read the version before knows by it whether to read anew.
alter table charter_versions add column confirmed_by text;

-- Who may set an alliance up: whoever took this link from the terminal of the installation.
create table set_up_links (
  token_hash text primary key,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- The browser it was opened in; another one opens nothing with it.
  session_hash text unique,
  opened_at timestamptz,
  check ((session_hash is null) = (opened_at is null))
);
grant select, insert, update, delete on set_up_links to charterflow_app;

-- An alliance that is being set up: nothing of it is in force.
create table set_ups (
  id text primary key,
  -- Of two who change it at once, the second is told.
  revision integer not null,
  -- The charter's file as it was uploaded, sound or not.
  charter_file text not null default '',
  charter_yaml text not null default '',
  charter_text_file text not null default '',
  charter_text text not null default '',
  answers jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- The alliance it became; what was typed is then forgotten here.
  became text unique references alliances,
  started_at timestamptz,
  check ((became is null) = (started_at is null))
);
grant select, insert, update, delete on set_ups to charterflow_app;
