-- A member fills in the form of its own procedure over several days, with uploads and the word of other members: a draft that
-- belongs to the member and the procedure and is opened by the member's page, not by a secret of one browser.
alter table drafts
  add column member text,
  add column procedure text,
  add foreign key (alliance, member) references members (alliance, id) on delete cascade,
  add check ((member is null) = (procedure is null));
create unique index drafts_of_member on drafts (alliance, member, procedure)
  where member is not null and case_id is null;
