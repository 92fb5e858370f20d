-- The built-in mailbox keeps every mail as it came over SMTP. It belongs to no alliance: it stands
-- for the outside world's mail servers.
create table mailbox_message (
  id bigint generated always as identity primary key,
  received_at timestamptz not null default now(),
  sender text not null,
  recipients text[] not null,
  subject text not null,
  raw bytea not null,
  text_body text not null,
  html_body text not null,
  message_id text,
  links text[] not null
);
create index mailbox_message_copies on mailbox_message (message_id, recipients);
create index mailbox_message_recipients on mailbox_message using gin (recipients);

grant select, insert on mailbox_message to charterflow_app;
