-- 名额: what the secretariat offers its members to join, who signed up, and who has a place.
create table place_offers (
  alliance text not null references alliances,
  id text not null,
  number text not null,
  -- What the charter lets members join, by its own name.
  what text not null,
  title_zh text not null,
  title_en text not null,
  about text not null,
  -- Null: as many as sign up.
  places integer check (places > 0),
  -- Days are days in China, 'YYYY-MM-DD'.
  until_day text not null,
  closes_at timestamptz not null,
  held_on text,
  offered_by text not null references persons,
  offered_at timestamptz not null,
  -- The places were given as the charter orders, and what follows changes no earlier one.
  settled_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by text references persons,
  withdrawn_because text,
  -- Its workflow has nothing left to do: places are given, or everybody was told that there are none.
  ended_at timestamptz,
  primary key (alliance, id),
  unique (alliance, number),
  check ((withdrawn_at is null) = (withdrawn_because is null)),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);

-- Who was told of an offer, with the link that is the member's own. Neither table refers to the member by a key: to end a
-- membership locks its row first and then the offers it has places in, and who signs up locks the offer first.
create table place_invitations (
  alliance text not null references alliances,
  id text not null,
  offer text not null,
  member text not null,
  told_at timestamptz not null,
  -- No address is on record: the secretariat has to tell it otherwise.
  reached boolean not null,
  primary key (alliance, id),
  unique (alliance, offer, member),
  foreign key (alliance, offer) references place_offers (alliance, id)
);

create table place_requests (
  alliance text not null references alliances,
  id text not null,
  offer text not null,
  member text not null,
  asked_at timestamptz not null,
  channel text not null,
  -- Its place in the order once that is settled; null before.
  turn integer check (turn > 0),
  given_at timestamptz,
  taken_back_at timestamptz,
  primary key (alliance, id),
  foreign key (alliance, offer) references place_offers (alliance, id),
  check (given_at is null or turn is not null)
);
create unique index place_requests_once on place_requests (alliance, offer, member) where taken_back_at is null;
create unique index place_requests_turn on place_requests (alliance, offer, turn) where turn is not null;

do $$
declare name text;
begin
  foreach name in array array['place_offers', 'place_invitations', 'place_requests'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy one_alliance on %I using (alliance = current_setting(''app.alliance'', true)) with check (alliance = current_setting(''app.alliance'', true))',
      name);
  end loop;
end $$;
grant select, insert, update on place_offers, place_requests to charterflow_app;
grant select, insert on place_invitations to charterflow_app;
