import { Say, useLanguage, useWords, say } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { FileInput } from '../parts/files.tsx';
import { TextArea, TextField } from '../parts/fields.tsx';
import { ErrorSummary, FieldProblem, Form, Hint, idOf, SubmitButton } from '../parts/form.tsx';
import { Badge, Callout, Facts, Moment, Panel } from '../parts/panel.tsx';
import type { ScheduleShown, WorkingYearsView, WorkingYearView } from '../views/calendar.ts';
import { calendarWords } from '../words/calendar.ts';

/**
 * 放假安排. POST `form.action` as multipart: `year`, `notice`, `holidays`, `worked`, `link`, file `evidence`,
 * `action` = `preview`.
 */
export function WorkingYearsPage({ view }: { readonly view: WorkingYearsView }) {
  const words = useWords(calendarWords);
  const { values, problems } = view;
  return (
    <ConsoleMain nav={view.nav}>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <ErrorSummary problems={Object.entries(problems).map(([name, text]) => ({ name, text }))} />
      {view.unknown.map((year) => (
        <Callout key={year} tone="amber" icon="warning" title={words.unknown(year)}>
          <p>{words.unknownLead}</p>
        </Callout>
      ))}
      <Form target={view.form} files enter="preview" label={words.enter}>
        <Panel title={words.enter} icon="edit" tone="jade">
          <TextField
            field={{
              name: 'year',
              label: words.year,
              hint: words.yearHint,
              problem: problems.year,
            }}
            value={values.year}
            inputMode="numeric"
            maxLength={4}
            width="short"
          />
          <TextField
            field={{
              name: 'notice',
              label: words.notice,
              hint: words.noticeHint,
              problem: problems.notice,
            }}
            value={values.notice}
            maxLength={60}
          />
          <TextArea
            field={{
              name: 'holidays',
              label: words.holidays,
              hint: words.holidaysHint,
              problem: problems.holidays,
            }}
            value={values.holidays}
            rows={9}
            maxLength={4000}
          />
          <TextArea
            field={{
              name: 'worked',
              label: words.worked,
              hint: words.workedHint,
              problem: problems.worked,
            }}
            value={values.worked}
            rows={2}
            maxLength={1000}
          />
          <TextField
            field={{
              name: 'link',
              label: words.link,
              hint: words.linkHint,
              problem: problems.link,
            }}
            value={values.link}
            maxLength={500}
          />
          <div class={problems.evidence === undefined ? 'field' : 'field field-wrong'}>
            <p class="label">{words.scan}</p>
            <Hint name="evidence" text={words.scanHint} />
            <FieldProblem name="evidence" text={problems.evidence} />
            <FileInput
              name="evidence"
              label={words.scan}
              hint={words.scanHint}
              problem={problems.evidence}
              multiple={false}
            />
          </div>
          <div class="actions">
            <SubmitButton action="preview">{words.preview}</SubmitButton>
          </div>
        </Panel>
      </Form>
      <Panel title={words.known} icon="list">
        <ul class="entries">
          {view.years.map((year, index) => (
            <li key={index}>
              <p>
                <strong>{year.year}</strong> <span class="quiet">{year.notice}</span>{' '}
                {year.replaced ? <Badge tone="plain">{words.replaced}</Badge> : null}
              </p>
              <Schedule schedule={year} />
              <p class="quiet">
                {year.imported ? (
                  <>
                    {words.imported} <Say text={year.imported.by} /> ·{' '}
                    <Moment at={year.imported.at} />
                  </>
                ) : (
                  words.shipped
                )}
              </p>
            </li>
          ))}
        </ul>
      </Panel>
    </ConsoleMain>
  );
}

function Schedule({ schedule }: { readonly schedule: ScheduleShown }) {
  const words = useWords(calendarWords);
  const lang = useLanguage();
  const joined = (days: ScheduleShown['holidays']): string =>
    days.length === 0
      ? words.none
      : days.map((day) => say(lang, day)).join(lang === 'zh' ? '；' : '; ');
  return (
    <Facts
      facts={[
        { label: words.off, value: joined(schedule.holidays) },
        { label: words.work, value: joined(schedule.worked) },
        ...(schedule.link || schedule.fileUrl
          ? [
              {
                label: words.evidence,
                value: (
                  <span class="link-row">
                    {schedule.link ? <span class="break">{schedule.link}</span> : null}
                    {schedule.fileUrl ? <a href={schedule.fileUrl}>{words.openFile}</a> : null}
                  </span>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

/** One entered schedule before it is in force. POST `form.action`: `replace` = `yes` where there is one, `action` = `confirm`. */
export function WorkingYearPage({ view }: { readonly view: WorkingYearView }) {
  const words = useWords(calendarWords);
  const { schedule } = view;
  return (
    <ConsoleMain nav={view.nav}>
      <h1>{words.checkTitle(schedule.year)}</h1>
      <ErrorSummary problems={[{ name: 'replace', text: view.problem }]} />
      {view.state === 'in-force' ? (
        <Callout tone="good" icon="check" title={words.inForce}>
          <p>{words.inForceText}</p>
        </Callout>
      ) : (
        <p class="lead">{view.state === 'replaced' ? words.replaced : words.checkLead}</p>
      )}
      <Panel title={schedule.notice} icon="document">
        <Schedule schedule={schedule} />
      </Panel>
      {view.missing.length > 0 ? (
        <Callout tone="amber" icon="warning" title={words.missing}>
          <ul>
            {view.missing.map((day, index) => (
              <li key={index}>
                <Say text={day} />
              </li>
            ))}
          </ul>
        </Callout>
      ) : null}
      {view.closes.length > 0 ? (
        <Callout tone="amber" icon="warning" title={words.closes}>
          <p>{words.closesLead}</p>
          <ul>
            {view.closes.map((round) => (
              <li key={round.number}>
                <a href={round.url}>{round.number}</a> <Moment at={round.at} />
              </li>
            ))}
          </ul>
        </Callout>
      ) : null}
      {view.form ? (
        <Form target={view.form} enter="confirm">
          {view.replaces ? (
            <Panel title={words.replaces} icon="warning" tone="amber">
              <p class="panel-lead">{words.replacesLead}</p>
              <Schedule schedule={view.replaces} />
              <FieldProblem name="replace" text={view.problem} />
              <label class="choice choice-box" for={idOf('replace')}>
                <input id={idOf('replace')} type="checkbox" name="replace" value="yes" />
                <span class="choice-words">
                  <span class="choice-label">{words.replace(view.replaces.notice)}</span>
                </span>
              </label>
            </Panel>
          ) : null}
          <div class="actions">
            <SubmitButton action="confirm">{words.confirm}</SubmitButton>
          </div>
        </Form>
      ) : null}
      <p>
        <a href={view.backUrl}>{words.back}</a>
      </p>
    </ConsoleMain>
  );
}
