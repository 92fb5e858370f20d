-- When a token was used last, by the day, and whether it may only read.
alter table api_tokens
  add column reads_only boolean not null default false,
  add column last_used_on text;
grant update (last_used_on) on api_tokens to charterflow_app;

-- By which way a roster was handed in: its rows are carried out later, and noted as having come that way.
alter table roster_imports
  add column channel text not null default 'console' check (channel in ('console', 'api'));
