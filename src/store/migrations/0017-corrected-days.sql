-- A meeting whose sign-in sheet was checked stands among what was held; `open`: every member could take part in it.
alter table activities add column sitting text;
alter table activities add column open boolean not null default true;
create index activities_sitting on activities (alliance, sitting) where sitting is not null;
