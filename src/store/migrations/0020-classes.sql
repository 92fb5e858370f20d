-- 指派代表: a seat that belongs to a member says whose it is. A member has one open seat of each name.
alter table holdings add column member text;
alter table holdings add constraint holdings_of_member foreign key (alliance, member) references members (alliance, id);
create unique index holdings_of_member_open on holdings (alliance, member, seat)
  where member is not null and valid_until is null;

-- 等次变更: what class a member had before, when it came to another, and by which case. `members.class` is the present one.
create table class_changes (
  alliance text not null references alliances,
  id text not null,
  member text not null,
  from_class text not null,
  to_class text not null,
  case_id text not null,
  changed_at timestamptz not null,
  primary key (alliance, id),
  foreign key (alliance, member) references members (alliance, id),
  foreign key (alliance, case_id) references cases (alliance, id)
);
create index class_changes_member on class_changes (alliance, member, changed_at);
alter table class_changes enable row level security;
alter table class_changes force row level security;
create policy one_alliance on class_changes
  using (alliance = current_setting('app.alliance', true))
  with check (alliance = current_setting('app.alliance', true));
grant select, insert on class_changes to charterflow_app;
