import { fileSize } from '../format.ts';
import { Icon } from '../icons.tsx';
import { useWords } from '../language.tsx';
import { TextField } from '../parts/fields.tsx';
import { Form } from '../parts/form.tsx';
import { Main, PageHead } from '../parts/main.tsx';
import { Facts, Moment, Panel } from '../parts/panel.tsx';
import type { MailboxMessageView, MailboxView } from '../views.ts';
import { mailboxWords } from '../words/mailbox.ts';

/** The built-in mailbox. GET `filterUrl` with `to`. */
export function MailboxPage({ view }: { readonly view: MailboxView }) {
  const words = useWords(mailboxWords);
  return (
    <Main width="wide">
      <PageHead title={words.title} lead={words.lead} />
      <Form target={{ action: view.filterUrl }} method="get">
        <div class="filter" role="search">
          <TextField
            field={{ name: 'to', label: words.filter, hint: words.filterHint }}
            value={view.to}
            type="search"
          />
          <button class="button button-secondary" type="submit">
            {words.apply}
          </button>
        </div>
      </Form>
      <p class="quiet">{words.count(view.total)}</p>
      {view.messages.length === 0 ? <p class="empty">{words.empty}</p> : null}
      <ul class="mails">
        {view.messages.map((message) => (
          <li key={message.url} class="mail">
            <a href={message.url}>
              <span class="mail-subject break">{message.subject}</span>
            </a>
            <p class="mail-to break">
              <Icon name="person" />
              {message.to}
            </p>
            <p class="mail-opening break quiet">{message.opening}</p>
            <p class="mail-at quiet">
              <Moment at={message.at} as="short" />
            </p>
          </li>
        ))}
      </ul>
    </Main>
  );
}

/** One message. No form: links as buttons; the HTML part comes from `htmlUrl` in a sandboxed frame. */
export function MailboxMessagePage({ view }: { readonly view: MailboxMessageView }) {
  const words = useWords(mailboxWords);
  return (
    <Main>
      <p>
        <a class="with-icon" href={view.listUrl}>
          <Icon name="back" />
          <span>{words.back}</span>
        </a>
      </p>
      <h1 class="break mail-title">{view.subject}</h1>
      <section class="panel">
        <Facts
          facts={[
            { label: words.from, value: <span class="break">{view.from}</span> },
            { label: words.to, value: <span class="break">{view.to}</span> },
            { label: words.at, value: <Moment at={view.at} /> },
            { label: words.messageId, value: <code class="break">{view.messageId}</code> },
          ]}
        />
      </section>
      {view.links.length > 0 ? (
        <Panel title={words.links} icon="chain" tone="jade">
          <p class="link-row">
            {view.links.map((link, index) => (
              <a key={index} class="button button-primary" href={link.url}>
                {link.label}
              </a>
            ))}
          </p>
        </Panel>
      ) : null}
      {view.htmlUrl ? (
        <Panel title={words.html} icon="mail">
          <iframe
            class="mail-frame"
            src={view.htmlUrl}
            title={words.htmlTitle}
            sandbox="allow-popups allow-top-navigation-by-user-activation"
            referrerpolicy="no-referrer"
          />
        </Panel>
      ) : null}
      <Panel title={words.text} icon="document">
        <p class="lines mail-text">{view.text}</p>
      </Panel>
      {view.attachments.length > 0 ? (
        <Panel title={words.attachments} icon="download">
          <ul class="plain-list">
            {view.attachments.map((attachment) => (
              <li key={attachment.url}>
                <a class="break" href={attachment.url}>
                  {attachment.name}
                </a>{' '}
                <span class="quiet">{fileSize(attachment.size)}</span>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </Main>
  );
}
