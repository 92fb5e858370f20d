import { Say, say, useLanguage, useWords } from '../language.tsx';
import { CheckBox, RadioGroup } from '../parts/choices.tsx';
import { EvidenceInput } from '../parts/evidence.tsx';
import { ClosingFields, TextField } from '../parts/fields.tsx';
import { Form, SubmitButton, type Problem } from '../parts/form.tsx';
import { Callout, Panel } from '../parts/panel.tsx';
import type { BallotChoice, ElectorView, MarkField, Text } from '../views.ts';
import { electorWords } from '../words/elector.ts';
import { terms } from '../words/terms.ts';

type Shown = { readonly view: ElectorView };

const CHOICES: readonly BallotChoice[] = ['for', 'against', 'abstain', 'recuse'];

/** Everything wrong in the page's forms, for the summary at its top. */
export function paperProblems({ paper, opinion }: ElectorView): readonly Problem[] {
  return [
    ...(paper.refused !== undefined
      ? []
      : [
          { name: 'paper', text: paper.problems.whole },
          { name: markId('paper', paper.marks[0]), text: paper.problems.marks },
          ...paper.marks.map((mark) => ({ name: recusalId('paper', mark), text: mark.problem })),
          { name: 'markedOn', text: paper.problems.markedOn },
          { name: 'markedTime', text: paper.problems.markedTime },
          { name: 'evidence', text: paper.problems.evidence },
        ]),
    ...(opinion.refused !== undefined
      ? []
      : [
          { name: markId('opinion', opinion.marks[0]), text: opinion.problem },
          ...opinion.marks.map((mark) => ({
            name: recusalId('opinion', mark),
            text: mark.problem,
          })),
        ]),
  ];
}

const markId = (form: string, mark: MarkField | undefined) =>
  `${form}-choice-${mark?.ballotId ?? ''}`;
const recusalId = (form: string, mark: MarkField) => `${form}-recusal-${mark.ballotId}`;

/** A paper ballot as it is entered from its scan. */
export function Paper({ view }: Shown) {
  const words = useWords(electorWords);
  const { paper } = view;
  if (paper.refused !== undefined)
    return (
      <Panel title={words.paper} icon="upload">
        <p class="empty">
          <Say text={paper.refused} />
        </p>
      </Panel>
    );
  const { problems } = paper;
  return (
    <Panel title={words.paper} icon="upload" id="field-paper">
      <p class="panel-lead">{words.paperLead}</p>
      {view.state === 'counted' ? (
        <Callout tone="amber" icon="warning">
          <p>{words.late}</p>
        </Callout>
      ) : null}
      {problems.whole ? (
        <Callout tone="bad" icon="warning">
          <p>
            <Say text={problems.whole} />
          </p>
        </Callout>
      ) : null}
      <Form target={paper.form} files>
        <Marks form="paper" marks={paper.marks} label={words.choice} problem={problems.marks} />
        <ClosingFields
          date={{
            name: 'markedOn',
            label: words.markedOn,
            value: paper.markedOn,
            problem: problems.markedOn,
          }}
          time={{
            name: 'markedTime',
            label: words.markedTime,
            hint: words.markedHint,
            value: paper.markedTime,
            problem: problems.markedTime,
          }}
        />
        <EvidenceInput field={{ label: words.scan, required: true, problem: problems.evidence }} />
        <CheckBox field={{ name: 'change', label: words.change }} checked={paper.change} />
        <div class="actions">
          <SubmitButton action="paper">{words.paperSubmit}</SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}

/** What was said by telephone. */
export function Opinion({ view }: Shown) {
  const words = useWords(electorWords);
  const { opinion } = view;
  return (
    <Panel title={words.opinion} icon="phone">
      {opinion.refused !== undefined ? (
        <p class="empty">
          <Say text={opinion.refused} />
        </p>
      ) : (
        <details class="more" open={opinionWrong(opinion)}>
          <summary>{words.opinionOpen}</summary>
          <p class="quiet">{words.opinionLead}</p>
          <Form target={opinion.form}>
            <Marks
              form="opinion"
              marks={opinion.marks}
              label={words.opinionChoice}
              problem={opinion.problem}
            />
            <div class="actions">
              <SubmitButton action="opinion" look="secondary">
                {words.opinionSubmit}
              </SubmitButton>
            </div>
          </Form>
        </details>
      )}
    </Panel>
  );
}

function opinionWrong(
  opinion: Exclude<ElectorView['opinion'], { readonly refused: Text }>,
): boolean {
  return (
    opinion.problem !== undefined || opinion.marks.some(({ problem }) => problem !== undefined)
  );
}

function Marks({
  form,
  marks,
  label,
  problem,
}: {
  readonly form: 'paper' | 'opinion';
  readonly marks: readonly MarkField[];
  readonly label: (title: string) => string;
  readonly problem: MarkField['problem'];
}) {
  const words = useWords(electorWords);
  const common = useWords(terms);
  const lang = useLanguage();
  return (
    <div class="marks">
      {marks.map((mark, index) => {
        const title = `${say(lang, mark.title)} ${mark.caseNumber}`;
        return (
          <div key={mark.ballotId} class="item-choice">
            <RadioGroup
              look="row"
              field={{
                name: `choice.${mark.ballotId}`,
                id: markId(form, mark),
                label: label(title),
                problem: index === 0 ? problem : undefined,
              }}
              value={mark.choice}
              options={CHOICES.map((choice) => ({ value: choice, label: common.choice[choice] }))}
            />
            <div class="when-recuse">
              <TextField
                field={{
                  name: `recusal.${mark.ballotId}`,
                  id: recusalId(form, mark),
                  label: words.recusal,
                  problem: mark.problem,
                }}
                value={mark.recusalReason}
                maxLength={500}
              />
            </div>
          </div>
        );
      })}
    </div>
  );
}
