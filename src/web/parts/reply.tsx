import { deadline } from '../format.ts';
import { Say, say, useLanguage, useWords } from '../language.tsx';
import type { AboutMemberView, RepliedView } from '../views.ts';
import { replyWords } from '../words/reply.ts';
import { EvidenceInput } from './evidence.tsx';
import { TextArea } from './fields.tsx';
import { FileList } from './files.tsx';
import { Form, SubmitButton } from './form.tsx';
import { Moment, Panel, ViewFacts } from './panel.tsx';

/** What somebody else has opened about the reader's unit, what was replied, and the place to reply. */
export function AboutMemberPanels({ about }: { readonly about: AboutMemberView }) {
  const words = useWords(replyWords);
  return (
    <>
      <Panel title={words.about} icon="document">
        <ViewFacts facts={about.facts} />
        {about.documents.length > 0 ? <FileList files={about.documents} /> : null}
      </Panel>
      {about.replies.length > 0 ? (
        <Panel title={words.replies} icon="edit">
          <Replied replies={about.replies} />
        </Panel>
      ) : null}
      {about.reply ? <ReplyForm reply={about.reply} more={about.replies.length > 0} /> : null}
    </>
  );
}

/** What the member has replied, for those who verify or decide. */
export function GivenReplies({ replies }: { readonly replies: readonly RepliedView[] }) {
  const words = useWords(replyWords);
  return (
    <Panel title={words.given} icon="edit">
      {replies.length === 0 ? <p class="empty">{words.none}</p> : <Replied replies={replies} />}
    </Panel>
  );
}

/** What was replied, in the member's own words. */
export function Replied({ replies }: { readonly replies: readonly RepliedView[] }) {
  return (
    <ul class="outcomes">
      {replies.map((reply, index) => (
        <li key={index}>
          <span class="quiet">
            <Say text={reply.stage} /> · <Moment at={reply.at} />
            {reply.how ? (
              <>
                {' '}
                · <Say text={reply.how} />
              </>
            ) : null}
          </span>
          <p class="lines break">{reply.text}</p>
          {reply.files.length > 0 ? <FileList files={reply.files} /> : null}
        </li>
      ))}
    </ul>
  );
}

function ReplyForm({
  reply,
  more,
}: {
  readonly reply: NonNullable<AboutMemberView['reply']>;
  readonly more: boolean;
}) {
  const words = useWords(replyWords);
  const lang = useLanguage();
  return (
    <Panel title={say(lang, reply.title)} icon="edit">
      <p class="panel-lead">
        {reply.wholeTime
          ? words.replyLead(deadline(lang, reply.until))
          : words.requestLead(deadline(lang, reply.until))}
      </p>
      <Form target={reply.form} files>
        <TextArea
          field={{
            name: 'reply',
            label: words.text,
            hint: words.textHint,
            required: true,
            problem: reply.problem,
          }}
          value={reply.text}
          rows={8}
          maxLength={4000}
        />
        <EvidenceInput field={{ label: words.files, required: false, problem: reply.evidence }} />
        <div class="actions">
          <SubmitButton action="reply">
            {reply.wholeTime ? (more ? words.add : words.submit) : words.request}
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}
