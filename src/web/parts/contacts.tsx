import { useWords } from '../language.tsx';
import type { CaseState, Contact } from '../views.ts';
import { consoleWords } from '../words/console.ts';
import { terms } from '../words/terms.ts';
import { Badge, Person, PhoneLink, type Tone } from './panel.tsx';

/** People to telephone: name, office, number. */
export function Contacts({ people }: { readonly people: readonly Contact[] }) {
  const words = useWords(consoleWords);
  return (
    <ul class="contacts">
      {people.map((person, index) => (
        <li key={index}>
          <Person name={person.name} office={person.office} />{' '}
          {person.phone ? (
            <PhoneLink phone={person.phone} />
          ) : (
            <span class="quiet">{words.noPhone}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

const STATE_TONES: Readonly<Record<CaseState, Tone>> = {
  open: 'jade',
  returned: 'amber',
  passed: 'good',
  refused: 'bad',
  lifted: 'plain',
  withdrawn: 'plain',
  settled: 'good',
  'taken-back': 'plain',
};

export function CaseStateBadge({ state }: { readonly state: CaseState }) {
  const words = useWords(terms);
  return <Badge tone={STATE_TONES[state]}>{words.caseState[state]}</Badge>;
}
