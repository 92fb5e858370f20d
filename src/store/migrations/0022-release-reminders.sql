-- How many reminders of a task were sent where neither a stage nor a voting round counts them: a paper's release.
alter table tasks add column nudges_done integer not null default 0;
