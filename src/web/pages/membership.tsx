import type { IconName } from '../icons.tsx';
import { Say, say, useLanguage, useWords } from '../language.tsx';
import { CaseStateBadge } from '../parts/contacts.tsx';
import { SectionFields } from '../parts/form-fields.tsx';
import { ErrorSummary, Form, SubmitButton } from '../parts/form.tsx';
import { Main, PageHead } from '../parts/main.tsx';
import { Badge, Callout, Moment, Panel } from '../parts/panel.tsx';
import { DeclaredInputs, PapersInputs, problemsOfPapers } from '../parts/papers.tsx';
import { Sources } from '../parts/sources.tsx';
import type { MemberFormView, MembershipView, NotYourClassView } from '../views.ts';
import { dayInWords } from '../../domain/day-in-words.ts';
import { placesWords } from '../words/places.ts';
import { membershipWords } from '../words/membership.ts';

/** A member's own page: its class, who represents it, what it may start. Links only. */
export function MembershipPage({ view }: { readonly view: MembershipView }) {
  const words = useWords(membershipWords);
  const lang = useLanguage();
  return (
    <Main>
      <PageHead title={view.member} above={words.above} />
      <p class="case-line">
        <Badge tone="jade">
          <Say text={view.class} />
        </Badge>
      </p>
      {view.ended ? <Callout tone="amber" icon="info" title={words.ended} /> : null}
      {view.seats.length > 0 ? (
        <Panel title={words.seats} icon="people">
          <ul class="outcomes">
            {view.seats.map((seat) => (
              <li key={seat.url}>
                <Say text={seat.body} /> · <Say text={seat.seat} />{' '}
                <Sources sources={seat.sources} />
                <span class="block-line">
                  {seat.holder ? (
                    <span class="quiet">
                      {seat.holder} ·{' '}
                      {words.since(seat.since ? say(lang, dayInWords(seat.since)) : '')}
                    </span>
                  ) : (
                    <Badge tone="amber">{words.nobody}</Badge>
                  )}{' '}
                  <a href={seat.url}>
                    {seat.holder ? words.replace : words.designate}
                    <span class="visually-hidden">
                      {' '}
                      <Say text={seat.seat} />
                    </span>
                  </a>
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      <Panel title={words.start} icon="edit">
        {view.mayStart.length === 0 ? <p class="empty">{words.startNone}</p> : null}
        <ul class="outcomes">
          {view.mayStart.map((one) => (
            <li key={one.url}>
              <a href={one.url}>
                <Say text={one.name} />
              </a>{' '}
              <Sources sources={one.sources} />
            </li>
          ))}
        </ul>
        {view.others.length > 0 ? (
          <>
            <h3>{words.others}</h3>
            <ul class="outcomes">
              {view.others.map((one, index) => (
                <li key={index}>
                  <Say text={one.name} />{' '}
                  <span class="quiet">{words.by(say(lang, one.classes))}</span>{' '}
                  <Sources sources={one.sources} />
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </Panel>
      <Places places={view.places} />
      {view.cases.length > 0 ? (
        <Panel title={words.cases} icon="flow">
          <ul class="outcomes">
            {view.cases.map((one) => (
              <li key={one.number}>
                <Say text={one.name} /> <span class="quiet">{one.number}</span>{' '}
                <CaseStateBadge state={one.state} />
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      <Standing title={words.rights} icon="check" held={view.rights} />
      <Standing title={words.duties} icon="list" held={view.duties} />
      {view.classes.length > 0 ? (
        <Panel title={words.changed} icon="list">
          <ul class="outcomes">
            {view.classes.map((change, index) => (
              <li key={index}>
                {say(lang, dayInWords(change.day))} · <Say text={change.from} /> {words.becomes}{' '}
                <Say text={change.to} />
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </Main>
  );
}

/** Rights or duties, each with the article it stands in. */
function Standing({
  title,
  icon,
  held,
}: {
  readonly title: string;
  readonly icon: IconName;
  readonly held: MembershipView['rights'];
}) {
  if (held.length === 0) return null;
  return (
    <Panel title={title} icon={icon}>
      <ul class="outcomes">
        {held.map((one, index) => (
          <li key={index}>
            <Say text={one.says} /> <Sources sources={one.sources} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Places({ places }: Pick<MembershipView, 'places'>) {
  const words = useWords(placesWords);
  if (places.length === 0) return null;
  return (
    <Panel title={words.title} icon="check">
      <ul class="outcomes">
        {places.map((one) => (
          <li key={one.url}>
            <a href={one.url}>
              <Say text={one.title} />
            </a>{' '}
            <span class="quiet">
              <Say text={one.what} />
            </span>{' '}
            {one.signedUp ? <Badge tone="good">{words.signedUp}</Badge> : null}
            <span class="block-line quiet">
              {words.closes} <Moment at={one.closes} as="deadline" />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** A form of a member's own page. POST `form.action`: each `fields[].name`, and what `papers` asks. */
export function MemberFormPage({ view }: { readonly view: MemberFormView }) {
  const words = useWords(membershipWords);
  const lang = useLanguage();
  const { papers } = view;
  return (
    <Main>
      <Back url={view.backUrl} />
      <PageHead title={say(lang, view.title)} above={<span class="break">{view.member}</span>} />
      <p class="lead">
        {view.lead ? <Say text={view.lead} /> : null} <Sources sources={view.sources} />
      </p>
      {view.savedAt === undefined ? null : (
        <p class="quiet">
          {words.savedAt}
          <Moment at={view.savedAt} />
        </p>
      )}
      <ErrorSummary
        problems={[
          ...view.fields.map((field) => ({ name: field.name, text: field.problem })),
          ...problemsOfPapers(papers ?? {}),
        ]}
      />
      {view.problem ? <Callout tone="bad" icon="warning" title={say(lang, view.problem)} /> : null}
      <Form target={view.form} {...(papers ? { files: true, enter: 'submit' } : {})}>
        <Panel title={say(lang, view.title)} icon="edit">
          <SectionFields fields={view.fields} />
        </Panel>
        {papers && papers.documents.length + (papers.endorsements ?? []).length > 0 ? (
          <Panel title={words.papers} icon="document">
            <PapersInputs papers={papers} />
          </Panel>
        ) : null}
        {papers && papers.declared.length > 0 ? (
          <Panel title={words.declared} icon="check">
            <DeclaredInputs declared={papers.declared} />
          </Panel>
        ) : null}
        <div class="actions">
          <SubmitButton action="submit">
            <Say text={view.submit} />
          </SubmitButton>
          {papers ? (
            <SubmitButton action="save" look="secondary">
              {words.save}
            </SubmitButton>
          ) : null}
        </div>
      </Form>
    </Main>
  );
}

/** What members of another class apply for: who may, and by which article. */
export function NotYourClassPage({ view }: { readonly view: NotYourClassView }) {
  const words = useWords(membershipWords);
  const lang = useLanguage();
  return (
    <Main>
      <Back url={view.backUrl} />
      <PageHead title={say(lang, view.title)} above={<span class="break">{view.member}</span>} />
      <Callout tone="amber" icon="warning" title={words.notYours}>
        <p>
          <Say text={view.because} /> <Sources sources={view.sources} />
        </p>
      </Callout>
    </Main>
  );
}

function Back({ url }: { readonly url: string }) {
  const words = useWords(membershipWords);
  return (
    <p class="above">
      <a href={url}>{words.back}</a>
    </p>
  );
}
