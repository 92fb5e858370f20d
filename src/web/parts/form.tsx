import type { ComponentChildren } from 'preact';
import { Icon } from '../icons.tsx';
import { Say, say, useLanguage, useWords } from '../language.tsx';
import type { Language } from '../../domain/wording.ts';
import type { FormTarget, Text } from '../views.ts';
import { terms } from '../words/terms.ts';

/** The id of the control a field's name belongs to; problems link to it. */
export function idOf(name: string): string {
  return `field-${name.replace(/[^A-Za-z0-9_-]/g, '-')}`;
}

/**
 * A form that works without JavaScript. `enter` is the action the Enter key takes, whichever
 * buttons stand above it. The browser's own checks are off: their words are in the browser's language.
 */
export function Form({
  target,
  method = 'post',
  files = false,
  enter,
  label,
  children,
}: {
  readonly target: FormTarget;
  readonly method?: 'post' | 'get';
  readonly files?: boolean;
  readonly enter?: string;
  readonly label?: string;
  readonly children: ComponentChildren;
}) {
  return (
    <form
      action={target.action}
      method={method}
      encType={files ? 'multipart/form-data' : undefined}
      noValidate
      aria-label={label}
    >
      {Object.entries(target.hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {enter ? (
        <button
          class="enter"
          type="submit"
          name="action"
          value={enter}
          tabIndex={-1}
          aria-hidden="true"
        />
      ) : null}
      {children}
    </form>
  );
}

export type Problem = {
  readonly name: string;
  readonly text: Text | undefined;
  /** What the field is called, said where the problem does not say it. */
  readonly label?: Text | undefined;
};

function inSummary(lang: Language, { text = '', label = '' }: Problem): string {
  const [problem, field] = [say(lang, text), say(lang, label)];
  if (problem.includes(field)) return problem;
  return lang === 'zh' ? `${field}：${problem}` : `${field}: ${problem}`;
}

/** All problems of a form at its top, each a link to its field. */
export function ErrorSummary({ problems }: { readonly problems: readonly Problem[] }) {
  const words = useWords(terms);
  const lang = useLanguage();
  const found = problems.filter((problem) => problem.text !== undefined);
  if (found.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabIndex={-1} id="problems">
      <h2>
        <Icon name="warning" />
        {words.problemTitle(found.length)}
      </h2>
      <ul>
        {found.map((problem) => (
          <li key={problem.name}>
            <a href={`#${idOf(problem.name)}`}>{inSummary(lang, problem)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The problem of one field, beside it. */
export function FieldProblem({
  name,
  text,
}: {
  readonly name: string;
  readonly text: Text | undefined;
}) {
  const words = useWords(terms);
  if (text === undefined) return null;
  return (
    <p class="problem" id={`${idOf(name)}-problem`}>
      <Icon name="warning" />
      <span>
        <span class="visually-hidden">{words.problemPrefix}</span>
        <Say text={text} />
      </span>
    </p>
  );
}

/** The ids a control is described by. */
export function describedBy(
  name: string,
  hint: Text | undefined,
  problem: Text | undefined,
): string | undefined {
  const ids = [
    hint === undefined ? [] : [`${idOf(name)}-hint`],
    problem === undefined ? [] : [`${idOf(name)}-problem`],
  ].flat();
  return ids.length > 0 ? ids.join(' ') : undefined;
}

export function Hint({ name, text }: { readonly name: string; readonly text: Text | undefined }) {
  if (text === undefined) return null;
  return (
    <p class="hint" id={`${idOf(name)}-hint`}>
      <Say text={text} />
    </p>
  );
}

export function SubmitButton({
  action,
  look = 'primary',
  name = 'action',
  children,
}: {
  readonly action: string;
  readonly look?: 'primary' | 'secondary' | 'danger' | 'quiet';
  readonly name?: string;
  readonly children: ComponentChildren;
}) {
  return (
    <button class={`button button-${look}`} type="submit" name={name} value={action}>
      {children}
    </button>
  );
}
