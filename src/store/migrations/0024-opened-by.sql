-- Who of the secretariat opened a case about a member. Null: the applicant, the member itself or a clock did.
alter table cases add column opened_by text references persons;
