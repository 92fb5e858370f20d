import { useWords } from '../language.tsx';
import { TextField } from '../parts/fields.tsx';
import { ErrorSummary, Form } from '../parts/form.tsx';
import { Main, PageHead } from '../parts/main.tsx';
import type { CodeEntryView, SignInView } from '../views.ts';
import { consoleWords } from '../words/console.ts';

/** POST `form.action` with `email`. */
export function SignInPage({ view }: { readonly view: SignInView }) {
  const words = useWords(consoleWords);
  return (
    <Main>
      <PageHead title={words.signInTitle} lead={words.signInLead} />
      <ErrorSummary problems={[{ name: 'email', text: view.problem }]} />
      <Form target={view.form}>
        <TextField
          field={{ name: 'email', label: words.email, problem: view.problem, required: true }}
          value={view.email}
          type="email"
          inputMode="email"
          autocomplete="email"
          maxLength={254}
        />
        <div class="actions">
          <button class="button button-primary" type="submit">
            {words.sendCode}
          </button>
        </div>
      </Form>
    </Main>
  );
}

/** POST `form.action` with `code`; POST `resend.action` for a new code. */
export function CodeEntryPage({ view }: { readonly view: CodeEntryView }) {
  const words = useWords(consoleWords);
  return (
    <Main>
      <PageHead
        title={words.codeTitle}
        lead={<span class="break">{words.codeLead(view.address, view.minutes)}</span>}
      />
      <ErrorSummary problems={[{ name: 'code', text: view.problem }]} />
      <Form target={view.form}>
        <TextField
          field={{
            name: 'code',
            label: words.code,
            hint: words.codeHint,
            problem: view.problem,
            required: true,
          }}
          value=""
          inputMode="numeric"
          autocomplete="one-time-code"
          maxLength={6}
          width="code"
        />
        <div class="actions">
          <button class="button button-primary" type="submit">
            {words.signIn}
          </button>
        </div>
      </Form>
      <Form target={view.resend}>
        <p class="link-row">
          <button class="button button-quiet" type="submit">
            {words.resendCode}
          </button>
          <a class="button button-quiet" href={view.otherAddressUrl}>
            {words.otherAddress}
          </a>
        </p>
      </Form>
    </Main>
  );
}
