import { Say, say, useLanguage, useWords } from '../language.tsx';
import { Form, SubmitButton } from '../parts/form.tsx';
import { Main, PageHead } from '../parts/main.tsx';
import { Callout, Facts, Moment, Panel } from '../parts/panel.tsx';
import { QuotedSources } from '../parts/sources.tsx';
import type { EndorsementView } from '../views.ts';
import { endorsementWords } from '../words/endorsement.ts';

/** 确认推荐, for the member that an applicant named. POST `form.action`: `action` = `confirm` | `decline`. */
export function EndorsementPage({ view }: { readonly view: EndorsementView }) {
  const words = useWords(endorsementWords);
  const lang = useLanguage();
  return (
    <Main>
      <PageHead
        title={say(lang, view.document)}
        lead={words.lead(view.applicant, view.member, say(lang, view.matter))}
      />
      <Panel title={<Say text={view.document} />} icon="edit">
        <Facts
          facts={[
            { label: words.applicant, value: view.applicant },
            { label: words.member, value: view.member },
            { label: words.until, value: <Moment at={view.until} /> },
          ]}
        />
        <QuotedSources sources={view.sources} />
        {view.answer ? null : (
          <Form target={view.form}>
            <p class="quiet">{words.note}</p>
            <div class="actions">
              <SubmitButton action="confirm">{words.confirm}</SubmitButton>
              <SubmitButton action="decline" look="secondary">
                {words.decline}
              </SubmitButton>
            </div>
          </Form>
        )}
      </Panel>
      {view.answer ? (
        <Callout tone="good" icon="check" title={words.answered[view.answer]}>
          <p>{words.answeredText}</p>
        </Callout>
      ) : null}
    </Main>
  );
}
