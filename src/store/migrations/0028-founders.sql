-- 发起单位: who founded the alliance, whatever class it has now; a charter may give founders rights of their own.
alter table members add column founder boolean not null default false;
