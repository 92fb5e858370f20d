-- Cases that wait for a member's reply or reason are looked at once more: their reminders were not counted before.
do $$
declare one text;
begin
  for one in select id from alliances loop
    perform set_config('app.alliance', one, true);
    insert into wake_ups (alliance, workflow_type, subject, written_at)
      select c.alliance, c.process, c.id, now()
      from stages s join cases c on c.alliance = s.alliance and c.id = s.case_id
      where c.alliance = one and c.status = 'open' and s.kind in ('reply', 'objection') and s.outcome is null;
  end loop;
  perform set_config('app.alliance', '', true);
end $$;
