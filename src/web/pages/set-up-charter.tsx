import { fileSize } from '../format.ts';
import { Say, say, useLanguage, useWords } from '../language.tsx';
import { FileInput } from '../parts/files.tsx';
import { ErrorSummary, FieldProblem, Form, Hint, SubmitButton } from '../parts/form.tsx';
import { Callout, Facts, Panel, ViewFacts } from '../parts/panel.tsx';
import { RegisterInput } from '../parts/register-input.tsx';
import { SetUpMain } from '../parts/set-up.tsx';
import type { CharterOverview, SetUpCharterView, Text } from '../views.ts';
import { setUpWords } from '../words/set-up.ts';

/** The charter's file: uploaded, checked, looked at; see SetUpCharterView. */
export function SetUpCharterPage({ view }: { readonly view: SetUpCharterView }) {
  const words = useWords(setUpWords);
  const { uploadProblems: wrong } = view;
  return (
    <SetUpMain frame={view.frame} lead={words.lead}>
      <ErrorSummary
        problems={[
          { name: 'charter', text: wrong.charter },
          { name: 'text', text: wrong.text },
          ...(view.alliance?.fields ?? []).map(({ name, problem }) => ({ name, text: problem })),
        ]}
      />
      <Upload view={view} />
      <Problems view={view} />
      {view.refused ? (
        <Callout tone="bad" icon="warning" title={<Say text={view.refused} />} />
      ) : null}
      {view.overview ? <Overview overview={view.overview} /> : null}
      {view.alliance ? (
        <Panel title={words.allianceTitle} icon="building" tone="jade">
          <Form target={view.alliance.form}>
            {view.alliance.fields.map((field) => (
              <RegisterInput key={field.name} field={field} />
            ))}
            <div class="actions">
              <SubmitButton action="save">{words.save}</SubmitButton>
            </div>
          </Form>
        </Panel>
      ) : null}
    </SetUpMain>
  );
}

function Upload({ view }: { readonly view: SetUpCharterView }) {
  const words = useWords(setUpWords);
  const inputs = [
    { name: 'charter', label: words.charterFile, hint: words.charterHint, accept: '.yaml,.yml' },
    { name: 'text', label: words.textFile, hint: words.textHint, accept: '.txt,text/plain' },
  ] as const;
  return (
    <Panel title={words.upload} icon="upload" tone={view.files.length === 0 ? 'jade' : 'plain'}>
      {view.files.length > 0 ? (
        <>
          <Facts
            facts={view.files.map(({ name, size }, index) => ({
              label: index === 0 ? words.charterFile : words.textFile,
              value: `${name} · ${fileSize(size)}`,
            }))}
          />
          <p class="quiet">{words.uploadAgain}</p>
        </>
      ) : null}
      <Form target={view.upload} files>
        {inputs.map(({ name, label, hint, accept }) => (
          <div key={name} class={view.uploadProblems[name] ? 'field field-wrong' : 'field'}>
            <p class="label">{label}</p>
            <Hint name={name} text={hint} />
            <FieldProblem name={name} text={view.uploadProblems[name]} />
            <FileInput
              name={name}
              label={label}
              hint={hint}
              problem={view.uploadProblems[name]}
              multiple={false}
              accept={accept}
              choose={words.choose}
            />
          </div>
        ))}
        <div class="actions">
          <SubmitButton action="upload" look={view.files.length === 0 ? 'primary' : 'secondary'}>
            {words.check}
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}

function Problems({ view }: { readonly view: SetUpCharterView }) {
  const words = useWords(setUpWords);
  if (view.problems.length === 0) return null;
  return (
    <Panel
      title={words.problemsTitle(view.problems.length + view.more)}
      icon="warning"
      tone="bad"
      id="charter-problems"
    >
      <p>{words.problemsLead}</p>
      <ol class="set-up-problems">
        {view.problems.map((one, index) => (
          <li key={index}>
            <p>
              <strong>
                {one.file} · {words.at(one.line, one.column)}
              </strong>
              {one.path === '' ? null : (
                <>
                  {' '}
                  <code class="break">{one.path}</code>
                </>
              )}
            </p>
            <p class="break">
              <Say text={one.message} />
            </p>
          </li>
        ))}
      </ol>
      {view.more > 0 ? <p>{words.more(view.more)}</p> : null}
    </Panel>
  );
}

function Overview({ overview }: { readonly overview: CharterOverview }) {
  const words = useWords(setUpWords);
  const lang = useLanguage();
  const listed = (names: readonly Text[]): string =>
    names.map((name) => say(lang, name)).join(lang === 'zh' ? '、' : ', ') || words.none;
  return (
    <Panel title={words.sound} icon="check" tone="good">
      <ViewFacts facts={overview.facts} />
      <Facts
        facts={[
          { label: words.classes, value: listed(overview.classes) },
          { label: words.kinds, value: listed(overview.kinds) },
          { label: words.carriedOut, value: listed(overview.carriedOut) },
          {
            label: words.onlyRead,
            value: (
              <>
                {listed(overview.onlyRead)}
                {overview.onlyRead.length > 0 ? (
                  <span class="quiet block-line">{words.onlyReadLead}</span>
                ) : null}
              </>
            ),
          },
        ]}
      />
      <details class="more">
        <summary>{words.bodies}</summary>
        <Facts
          facts={overview.bodies.map(({ name, seats }) => ({
            label: name,
            value:
              seats
                .map(({ name: seat, count }) =>
                  lang === 'zh'
                    ? `${say(lang, seat)}（${say(lang, count)}）`
                    : `${say(lang, seat)} (${say(lang, count)})`,
                )
                .join(lang === 'zh' ? '、' : ', ') || words.none,
          }))}
        />
      </details>
    </Panel>
  );
}
