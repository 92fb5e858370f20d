import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../icons.tsx';
import { Say, useLanguage, useWords } from '../language.tsx';
import { deadline, day, isoOf, moment, shortMoment } from '../format.ts';
import type { Acting, Fact, Instant, Secretariat, Text } from '../views.ts';
import { frameWords } from '../words/frame.ts';
import { terms } from '../words/terms.ts';

export type Tone = 'plain' | 'good' | 'bad' | 'amber' | 'jade' | 'violet';

/** A box with a heading of its own. */
export function Panel({
  title,
  icon,
  tone = 'plain',
  id,
  aside,
  children,
}: {
  readonly title: ComponentChildren;
  readonly icon?: IconName;
  readonly tone?: Tone;
  readonly id?: string;
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  return (
    <section class={`panel panel-${tone}`} id={id}>
      <div class="panel-head">
        <h2>
          {icon ? <Icon name={icon} /> : null}
          <span>{title}</span>
        </h2>
        {aside ? <div class="panel-aside">{aside}</div> : null}
      </div>
      {children}
    </section>
  );
}

export function Badge({
  tone,
  children,
}: {
  readonly tone: Tone;
  readonly children: ComponentChildren;
}) {
  return <span class={`badge badge-${tone}`}>{children}</span>;
}

/** Something the reader should know before going on. */
export function Callout({
  tone = 'jade',
  icon = 'info',
  title,
  children,
}: {
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly title?: ComponentChildren;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class={`callout callout-${tone}`}>
      <Icon name={icon} />
      <div>
        {title ? <p class="callout-title">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}

export function Facts({ facts }: { readonly facts: readonly FactShown[] }) {
  return (
    <dl class="facts">
      {facts.map((fact, index) => (
        <div key={index}>
          <dt>
            <Say text={fact.label} />
          </dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
export type FactShown = { readonly label: Text; readonly value: ComponentChildren };

/** Facts from a view, with their line breaks kept. */
export function ViewFacts({ facts }: { readonly facts: readonly Fact[] }) {
  const words = useWords(terms);
  const lang = useLanguage();
  return (
    <Facts
      facts={facts.map(({ label, value }) => {
        const shown = typeof value === 'string' ? value : value[lang];
        return {
          label,
          value:
            shown === '' ? (
              <span class="quiet">{words.none}</span>
            ) : (
              <span class="lines">{shown}</span>
            ),
        };
      })}
    />
  );
}

export function Moment({
  at,
  as = 'moment',
}: {
  readonly at: Instant;
  readonly as?: 'moment' | 'day' | 'short' | 'deadline';
}) {
  const lang = useLanguage();
  const shown = { moment, day, short: shortMoment, deadline }[as](lang, at);
  return <time dateTime={isoOf(at)}>{shown}</time>;
}

/** 王建国（理事长） */
export function Person({
  name,
  office,
}: {
  readonly name: string;
  readonly office?: Text | undefined;
}) {
  const lang = useLanguage();
  if (!office) return <span class="person">{name}</span>;
  return (
    <span class="person">
      {name}
      {lang === 'zh' ? '（' : ' ('}
      <Say text={office} />
      {lang === 'zh' ? '）' : ')'}
    </span>
  );
}

/** Who is acting here, so that nobody decides by mistake with another's link. */
export function ActingAs({ acting }: { readonly acting: Acting }) {
  const words = useWords(terms);
  return (
    <div class="acting">
      <Icon name="person" />
      <p>
        <span class="quiet">{words.acting}</span>
        <strong>
          <Person name={acting.name} office={acting.office} />
        </strong>
        {acting.address ? <span class="quiet break">{acting.address}</span> : null}
      </p>
    </div>
  );
}

export function PhoneLink({ phone }: { readonly phone: string }) {
  return (
    <a class="phone" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
      {phone}
    </a>
  );
}

export function SecretariatCard({ secretariat }: { readonly secretariat: Secretariat }) {
  const words = useWords(frameWords);
  return (
    <div class="callout callout-plain">
      <Icon name="phone" />
      <div>
        <p class="callout-title">{words.secretariat}</p>
        {secretariat.phone === '' ? null : (
          <p>
            <PhoneLink phone={secretariat.phone} />
          </p>
        )}
        <p class="quiet">
          <Say text={secretariat.address} />
        </p>
      </div>
    </div>
  );
}
