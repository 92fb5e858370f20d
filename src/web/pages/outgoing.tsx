import { Icon } from '../icons.tsx';
import { Say, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { TextArea, TextField } from '../parts/fields.tsx';
import { ErrorSummary, Form, SubmitButton } from '../parts/form.tsx';
import { Badge, Moment, Panel, type Tone } from '../parts/panel.tsx';
import { Table } from '../parts/table.tsx';
import type { PaperDraftView, PaperListView, PaperStateShown } from '../views.ts';
import { outgoingWords } from '../words/outgoing.ts';

export const PAPER_TONES: Readonly<Record<PaperStateShown, Tone>> = {
  draft: 'amber',
  released: 'amber',
  sealed: 'amber',
  sent: 'jade',
  archived: 'good',
  discarded: 'plain',
};

/** 发文: every paper, the latest first. */
export function PaperListPage({ view }: { readonly view: PaperListView }) {
  const words = useWords(outgoingWords);
  return (
    <ConsoleMain nav={view.nav}>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <Panel title={words.title} icon="document">
        <Table
          caption={words.title}
          columns={[words.what, words.state, words.when]}
          empty={words.empty}
          rows={view.papers.map((paper) => [
            <>
              <a class="break" href={paper.url}>
                {paper.title}
              </a>
              <span class="quiet block-line">
                <Say text={paper.kind} /> · {paper.number ?? words.noNumber}
              </span>
            </>,
            <Badge tone={PAPER_TONES[paper.state]}>{words.states[paper.state]}</Badge>,
            <Moment at={paper.at} as="short" />,
          ])}
        />
      </Panel>
    </ConsoleMain>
  );
}

/** 拟稿: a first draft made from the rows, to be changed as needed. */
export function PaperDraftPage({ view }: { readonly view: PaperDraftView }) {
  const words = useWords(outgoingWords);
  const { values, problems } = view;
  return (
    <ConsoleMain nav={view.nav}>
      <p class="above">
        <Say text={view.about} />
      </p>
      <h1>
        {words.draftTitle} · <Say text={view.kind} />
      </h1>
      <ErrorSummary
        problems={[
          { name: 'title', text: problems.title },
          { name: 'body', text: problems.body },
        ]}
      />
      <Panel title={words.text} icon="edit">
        <Form target={view.form}>
          <TextField
            field={{
              name: 'title',
              label: words.paperTitle,
              problem: problems.title,
              required: true,
            }}
            value={values.title}
            maxLength={200}
          />
          <TextField
            field={{
              name: 'addressee',
              label: words.addressee,
              hint: words.addresseeHint,
              required: false,
            }}
            value={values.addressee}
            maxLength={200}
          />
          <TextArea
            field={{
              name: 'body',
              label: words.body,
              hint: words.bodyHint,
              problem: problems.body,
              required: true,
            }}
            value={values.body}
            rows={12}
            maxLength={8000}
          />
          <div class="actions">
            <SubmitButton action="save">{words.save}</SubmitButton>
            <a class="button button-quiet" href={view.backUrl}>
              <Icon name="back" />
              {words.back}
            </a>
          </div>
        </Form>
      </Panel>
    </ConsoleMain>
  );
}
