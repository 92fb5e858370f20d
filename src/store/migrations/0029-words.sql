-- What the alliance's charter calls a member and joining, for every page and mail; null where they are the usual words.
alter table alliances add column words jsonb;
