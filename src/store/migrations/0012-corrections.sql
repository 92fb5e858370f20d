-- 更正: a stage whose outcome a correction has set aside names the record; the outcome stays beside it.
alter table stages add column corrected_by text;

-- A certificate that replaces another is a new one of the same case; at most one of a case is in force.
alter table certificates add column revoked_because text;
alter table certificates add column replaced_by text;
alter table certificates drop constraint certificates_alliance_case_id_key;
create unique index certificates_in_force on certificates (alliance, case_id) where revoked_at is null;
