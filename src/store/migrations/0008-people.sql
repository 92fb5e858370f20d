-- Whom an alliance knows. Persons and organisations belong to no alliance, so their versions carry no
-- `alliance`; an alliance sees those of whom it knows, and nobody else's.
create table known_persons (
  alliance text not null references alliances,
  person text not null references persons,
  since timestamptz not null,
  primary key (alliance, person)
);
create table known_organisations (
  alliance text not null references alliances,
  organisation text not null references organisations,
  since timestamptz not null,
  primary key (alliance, organisation)
);

-- Whoever holds or held a seat, and whichever organisation is or was a member, is known already.
do $$
declare one text;
begin
  for one in select id from alliances loop
    perform set_config('app.alliance', one, true);
    insert into known_persons
      select one, person, min(valid_from) from holdings where alliance = one group by person;
    insert into known_persons
      select one, person, min(since) from members where alliance = one and person is not null group by person
      on conflict do nothing;
    insert into known_organisations
      select one, organisation, min(since) from members where alliance = one and organisation is not null group by organisation;
  end loop;
  perform set_config('app.alliance', '', true);
end $$;

-- What a version rests on, who entered it, when and in which alliance.
alter table person_versions
  add column preferred_channel text not null default 'mail'
    check (preferred_channel in ('mail', 'telephone', 'paper', 'forwarded')),
  add column evidence text not null default 'import',
  add column entered_by text references persons,
  add column entered_at timestamptz,
  add column entered_in text references alliances;
alter table organisation_versions
  add column evidence text not null default 'import',
  add column entered_by text references persons,
  add column entered_at timestamptz,
  add column entered_in text references alliances;

alter table holdings
  add column until_evidence text,
  add column entered_by text references persons,
  add column ended_by text references persons;
create index holdings_person on holdings (alliance, person);

-- Founders and members of before have no case: the document that shows their membership stands for it.
alter table members alter column case_id drop not null;
alter table members add column evidence text;
create index members_organisation on members (alliance, organisation);

alter table known_persons enable row level security;
alter table known_persons force row level security;
create policy one_alliance on known_persons
  using (alliance = current_setting('app.alliance', true))
  with check (alliance = current_setting('app.alliance', true));
alter table known_organisations enable row level security;
alter table known_organisations force row level security;
create policy one_alliance on known_organisations
  using (alliance = current_setting('app.alliance', true))
  with check (alliance = current_setting('app.alliance', true));
grant select, insert on known_persons, known_organisations to charterflow_app;

-- Outside of any alliance (sign-in) every person is found; nothing is written there.
alter table person_versions enable row level security;
alter table person_versions force row level security;
create policy whom_it_knows on person_versions
  using (coalesce(current_setting('app.alliance', true), '') = '' or exists (
    select from known_persons k
    where k.alliance = current_setting('app.alliance', true) and k.person = person_versions.person))
  with check (exists (
    select from known_persons k
    where k.alliance = current_setting('app.alliance', true) and k.person = person_versions.person));
alter table organisation_versions enable row level security;
alter table organisation_versions force row level security;
create policy whom_it_knows on organisation_versions
  using (coalesce(current_setting('app.alliance', true), '') = '' or exists (
    select from known_organisations k
    where k.alliance = current_setting('app.alliance', true) and k.organisation = organisation_versions.organisation))
  with check (exists (
    select from known_organisations k
    where k.alliance = current_setting('app.alliance', true) and k.organisation = organisation_versions.organisation));

-- One person and one organisation are one row for all alliances. These two look past the alliance for exactly
-- what was entered, and answer with an id and a name: whoever is entered again is found, not doubled.
create function persons_alike(at timestamptz, person_name text, mail text, telephone text)
returns table (person text, name text)
language plpgsql as $$
declare here text := current_setting('app.alliance', true);
begin
  perform set_config('app.alliance', '', true);
  return query select v.person, v.name from (
      select distinct on (p.person) p.person, p.name, p.email, p.phone from person_versions p
      where p.valid_from <= at and p.person in (
        select c.person from person_versions c
        where lower(c.email) = lower(mail) or (mail is null and c.name = person_name and c.phone = telephone))
      order by p.person, p.valid_from desc) v
    where (mail is not null and lower(v.email) = lower(mail))
      or (mail is null and telephone is not null and v.name = person_name and v.phone = telephone)
    order by 1;
  perform set_config('app.alliance', here, true);
end $$;
create function organisations_with_code(at timestamptz, code text)
returns table (organisation text, name text)
language plpgsql as $$
declare here text := current_setting('app.alliance', true);
begin
  perform set_config('app.alliance', '', true);
  return query select v.organisation, v.name from (
      select distinct on (o.organisation) o.organisation, o.name, o.credit_code from organisation_versions o
      where o.valid_from <= at
        and o.organisation in (select c.organisation from organisation_versions c where c.credit_code = code)
      order by o.organisation, o.valid_from desc) v
    where v.credit_code = code order by 1;
  perform set_config('app.alliance', here, true);
end $$;
grant execute on function persons_alike, organisations_with_code to charterflow_app;
create index organisation_versions_code on organisation_versions (credit_code);
create index person_versions_name on person_versions (name);

-- A version is only ever added to.
revoke update, delete on person_versions, organisation_versions from charterflow_app;
