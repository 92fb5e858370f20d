-- The form of a stored charter: a later version of the product brings an older form to its own when it reads it.
alter table charter_versions add column format integer not null default 1;
alter table charter_versions alter column format drop default;
