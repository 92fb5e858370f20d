-- Tokens by which programs act for a person of the secretariat.
create table api_tokens (
  alliance text not null references alliances,
  id text not null,
  person text not null references persons,
  name text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (alliance, id)
);
alter table api_tokens enable row level security;
alter table api_tokens force row level security;
create policy one_alliance on api_tokens
  using (alliance = current_setting('app.alliance', true))
  with check (alliance = current_setting('app.alliance', true));
grant select, insert on api_tokens to charterflow_app;
grant update (revoked_at) on api_tokens to charterflow_app;

-- Asked before the alliance is known: hashes and ids only.
create table api_token_hashes (
  token_hash text primary key,
  alliance text not null references alliances,
  token text not null
);
grant select, insert on api_token_hashes to charterflow_app;

-- What was answered to a request that carried a key: the same request again gets the same answer.
create table idempotency_keys (
  alliance text not null references alliances,
  caller_hash text not null,
  key text not null,
  request_hash text not null,
  begun_at timestamptz not null,
  status integer,
  answer jsonb,
  primary key (alliance, caller_hash, key)
);
alter table idempotency_keys enable row level security;
alter table idempotency_keys force row level security;
create policy one_alliance on idempotency_keys
  using (alliance = current_setting('app.alliance', true))
  with check (alliance = current_setting('app.alliance', true));
grant select, insert, update, delete on idempotency_keys to charterflow_app;
