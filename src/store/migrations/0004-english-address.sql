-- Where the secretariat sits, for readers of English.
alter table alliances add column address_en text not null default '';
