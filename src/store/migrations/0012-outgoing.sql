-- 发文: a letter or resolution from its draft to its file. Its number is given at its release, without gaps.
create table papers (
  alliance text not null references alliances,
  id text not null,
  kind text not null check (kind in ('notice', 'filing-letter', 'resolution')),
  case_id text,
  voting_round text,
  title text not null,
  addressee text not null,
  body text not null,
  content_hash text not null,
  state text not null check (state in ('draft', 'released', 'sealed', 'sent', 'archived', 'discarded')),
  drafted_by text not null references persons,
  drafted_at timestamptz not null,
  number text,
  released_by text references persons,
  released_at timestamptz,
  sealed_by text references persons,
  sealed_at timestamptz,
  sealed_file text,
  sealed_sha256 text,
  sent_by text references persons,
  sent_at timestamptz,
  sent_how text,
  archived_by text references persons,
  archived_at timestamptz,
  archived_where text,
  primary key (alliance, id),
  unique (alliance, number),
  constraint numbered_at_release check ((number is null) = (released_at is null)),
  constraint sealed_with_its_scan check (sealed_at is null or (sealed_file is not null and sealed_sha256 is not null))
);
create index papers_open on papers (alliance, state, drafted_at);

alter table files add column paper_id text;

alter table papers enable row level security;
alter table papers force row level security;
create policy one_alliance on papers
  using (alliance = current_setting('app.alliance', true))
  with check (alliance = current_setting('app.alliance', true));
grant select, insert, update on papers to charterflow_app;
