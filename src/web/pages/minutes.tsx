import { Icon } from '../icons.tsx';
import { say, Say, useLanguage, useWords } from '../language.tsx';
import { Main, PageHead } from '../parts/main.tsx';
import { ViewFacts, Panel } from '../parts/panel.tsx';
import type { MinutesView } from '../views.ts';
import { proofWords } from '../words/proof.ts';
import { sittingWords } from '../words/sitting.ts';
import { terms } from '../words/terms.ts';

/** 会议纪要, laid out for printing. No form. */
export function MinutesPage({ view }: { readonly view: MinutesView }) {
  const lang = useLanguage();
  const words = useWords(proofWords);
  const sitting = useWords(sittingWords);
  const common = useWords(terms);
  const { minutes } = view;
  return (
    <Main>
      <PageHead title={say(lang, minutes.title)} />
      <ViewFacts facts={minutes.facts} />
      {minutes.items.map((item, index) => (
        <Panel
          key={index}
          title={<Say text={item.heading} />}
          aside={
            <strong>
              <Say text={item.result} />
            </strong>
          }
        >
          <ViewFacts facts={item.lines} />
        </Panel>
      ))}
      <p class="screen-only">
        <a href={view.docxUrl}>{sitting.minutesAsWord}</a>
      </p>
      <p class="screen-only">
        <a href={view.backUrl}>{common.back}</a>
      </p>
      <p class="quiet with-icon screen-only">
        <Icon name="info" />
        <span>{words.print}</span>
      </p>
    </Main>
  );
}
