-- 会费. Money is in whole fen; days are text in the form 2027-03-31.

-- The alliance's special account at the authority (Art. 17), as it was from a time on.
create table payee_accounts (
  alliance text not null references alliances,
  id text not null,
  holder text not null,
  bank text not null,
  number text not null,
  valid_from timestamptz not null,
  record_id text not null,
  primary key (alliance, id)
);

-- What the adjusting body resolved: yuan by kind, from a day on (Art. 16).
create table dues_tariffs (
  alliance text not null references alliances,
  id text not null,
  from_day text not null,
  amounts jsonb not null,
  resolved_on text not null,
  record_id text not null,
  primary key (alliance, id),
  unique (alliance, from_day)
);

-- One yearly round; the workflow duesRound runs for it.
create table dues_rounds (
  alliance text not null references alliances,
  id text not null,
  year integer not null,
  opened_by text references persons,
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (alliance, id),
  unique (alliance, year)
);

-- What one member owes for one year, as it was notified.
create table dues (
  alliance text not null references alliances,
  member text not null,
  year integer not null,
  reference text not null,
  fen bigint not null check (fen > 0),
  due text not null,
  noticed_at timestamptz not null,
  nudges_done integer not null default 0,
  next_nudge timestamptz,
  -- Since when the secretariat should telephone, and what came of it.
  call_since timestamptz,
  called_at timestamptz,
  called_by text references persons,
  call_note text,
  primary key (alliance, member, year),
  unique (alliance, reference),
  foreign key (alliance, member) references members (alliance, id)
);
create index dues_year on dues (alliance, year, member);
create index dues_nudges on dues (alliance, year, next_nudge) where next_nudge is not null;
create index dues_calls on dues (alliance, call_since) where call_since is not null and called_at is null;

-- Money received. A payment recorded wrongly stays; the contra entry `reverses` it with a reason.
create table payments (
  alliance text not null references alliances,
  id text not null,
  number text not null,
  fen bigint not null check (fen <> 0),
  paid_on text not null,
  payer text not null,
  bank_reference text not null,
  reverses text,
  reversed_by text,
  reason text,
  record_id text not null,
  recorded_at timestamptz not null,
  -- When the authority was asked for the voucher, and how often it was reminded.
  voucher_asked_at timestamptz,
  voucher_nudges integer not null default 0,
  voucher_next timestamptz,
  voucher_call_since timestamptz,
  primary key (alliance, id),
  unique (alliance, number),
  unique (alliance, reverses),
  foreign key (alliance, reverses) references payments (alliance, id),
  constraint contra_is_negative check ((reverses is null) = (fen > 0))
);
-- The same transfer counts once, unless its first entry was reversed.
create unique index payments_bank_reference on payments (alliance, bank_reference)
  where reverses is null and reversed_by is null;

-- What a payment pays, to the fen.
create table payment_shares (
  alliance text not null references alliances,
  payment text not null,
  member text not null,
  year integer not null,
  fen bigint not null check (fen <> 0),
  primary key (alliance, payment, member, year),
  foreign key (alliance, payment) references payments (alliance, id),
  foreign key (alliance, member) references members (alliance, id)
);
create index payment_shares_member on payment_shares (alliance, member, year);

-- A member says that it has paid; the secretariat compares it with the bank.
create table payments_told (
  alliance text not null references alliances,
  id text not null,
  member text not null,
  year integer not null,
  fen bigint not null check (fen > 0),
  paid_on text not null,
  payer text not null,
  note text not null,
  file text,
  told_at timestamptz not null,
  state text not null check (state in ('open', 'recorded', 'not-found')),
  settled_by text references persons,
  settled_at timestamptz,
  settled_note text,
  primary key (alliance, id),
  foreign key (alliance, member) references members (alliance, id)
);
create index payments_told_open on payments_told (alliance, state, told_at);

-- 收款凭证: one a payment (Art. 17), and no number twice.
create table vouchers (
  alliance text not null references alliances,
  payment text not null,
  number text not null,
  issued_on text not null,
  file text not null,
  channel text not null,
  given_by text not null references persons,
  record_id text,
  recorded_at timestamptz not null,
  primary key (alliance, payment),
  unique (alliance, number),
  foreign key (alliance, payment) references payments (alliance, id)
);

-- What dues were used for (Art. 18); without a use of the charter, with a reason.
create table expenses (
  alliance text not null references alliances,
  id text not null,
  number text not null,
  use text,
  reason text,
  fen bigint not null check (fen > 0),
  spent_on text not null,
  purpose text not null,
  record_id text not null,
  recorded_at timestamptz not null,
  primary key (alliance, id),
  unique (alliance, number),
  constraint other_use_has_reason check (use is not null or reason <> '')
);

-- A voucher's scan, or what a member handed in to show that it paid.
alter table files add column member_id text;

do $$
declare name text;
begin
  foreach name in array array['payee_accounts', 'dues_tariffs', 'dues_rounds', 'dues', 'payments', 'payment_shares',
    'payments_told', 'vouchers', 'expenses']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy one_alliance on %I using (alliance = current_setting(''app.alliance'', true)) with check (alliance = current_setting(''app.alliance'', true))',
      name);
  end loop;
end $$;
-- What was entered stays as it was entered.
grant select, insert on payee_accounts, dues_tariffs, dues_rounds, dues, payments, payment_shares, payments_told, vouchers, expenses
  to charterflow_app;
grant update (closed_at) on dues_rounds to charterflow_app;
grant update (nudges_done, next_nudge, call_since, called_at, called_by, call_note) on dues to charterflow_app;
grant update (reversed_by, voucher_asked_at, voucher_nudges, voucher_next, voucher_call_since) on payments to charterflow_app;
grant update (state, settled_by, settled_at, settled_note) on payments_told to charterflow_app;
