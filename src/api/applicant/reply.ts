import type { Charter } from '../../domain/charter/type.ts';
import { nameIn } from '../../domain/charter/in-words.ts';
import { REPLIED_IN_WORDS } from '../../domain/replied-in-words.ts';
import type { Wording } from '../../domain/wording.ts';
import type { Case } from '../../store/cases.ts';
import { decisionsOfCase, type Decided, type Decision } from '../../store/decide/decisions.ts';
import { openReply, replyTo, stageOfReply } from '../../store/decide/reply.ts';
import { REPLIED_BY } from '../../store/decide/reply-on-paper.ts';
import { filesOfCase, type StoredFile } from '../../store/files.ts';
import { through, type Scope } from '../../store/scope.ts';
import type { AboutMemberView, RepliedView } from '../../web/views.ts';
import { withFiles, type SoundFile } from '../console/evidence.ts';
import type { OpenedLink } from '../link-pages.ts';
import type { Site } from '../site.ts';
import { factsOfCase } from './case-facts.ts';
import { fileLink, namedFileLink } from './form-views.ts';

/** What was typed into a reply that could not be taken. */
export type ReplyAnswer = {
  readonly text: string;
  readonly problem?: Wording;
  readonly evidence?: Wording;
};

type Urls = (file: StoredFile) => string;

/** What a case about a member says, what was replied, and the form to reply by; undefined of a member's own case. */
export async function aboutMemberView(
  scope: Scope,
  charter: Charter,
  one: Case,
  base: string,
  answer: ReplyAnswer | undefined,
): Promise<AboutMemberView | undefined> {
  if (one.openedBy === null) return undefined;
  const url: Urls = ({ id }) => `${base}/file/${id}`;
  const files = await currentFiles(scope, one);
  const open = await openReply(scope, one);
  return {
    facts: factsOfCase(charter, one),
    documents: files
      .filter((file) => stageOfReply(file.document) === undefined)
      .map((file) => namedFileLink(charter, file, url)),
    replies: repliedViews(one, await decisionsOfCase(scope, one.id), files, url),
    ...(open && scope.now.getTime() < open.closes
      ? {
          reply: {
            form: { action: `${base}/reply` },
            title: open.stage.title,
            until: open.closes,
            wholeTime: open.stage.early === 'never',
            text: answer?.text ?? '',
            problem: answer?.problem,
            evidence: answer?.evidence,
          },
        }
      : {}),
  };
}

/** The files of a case that the member it is about may see. */
export async function currentFiles(scope: Scope, one: Case): Promise<readonly StoredFile[]> {
  return (await filesOfCase(scope, one.id)).filter(
    (file) => !file.supersededAt && file.document !== 'certificate',
  );
}

/** What a paper of a case is called: a document of the charter, or what came with a reply. */
export function paperName(charter: Charter, one: Case, document: string): Wording {
  const stage = stageOfReply(document);
  const title = one.plan.stages.find(({ name }) => name === stage)?.title;
  return title
    ? { zh: `${title.zh}所附材料`, en: `Handed in with: ${title.en}` }
    : nameIn(charter, document);
}

/** Each reply with the papers that came with it. */
export function repliedViews(
  one: Case,
  decisions: readonly Decision[],
  files: readonly StoredFile[],
  url: Urls,
): readonly RepliedView[] {
  return decisions
    .filter(({ choice }) => choice === 'reply')
    .map((decision) => {
      const hashes = decision.details['files'];
      return {
        stage: one.plan.stages.find(({ name }) => name === decision.stage)?.title ?? one.plan.name,
        at: decision.actedAt.getTime(),
        ...enteredAs(decision),
        text: decision.reason ?? '',
        files: files
          .filter(
            (file) =>
              stageOfReply(file.document) === decision.stage &&
              Array.isArray(hashes) &&
              hashes.includes(file.sha256),
          )
          .map((file) => fileLink(file, url)),
      };
    });
}

/** Of a reply that the secretariat has entered: how it came, and under which number it is on record. */
function enteredAs({ details: { how, record } }: Decision): Pick<RepliedView, 'how'> {
  const words = REPLIED_BY.find((known) => known === how);
  if (!words || typeof record !== 'string') return {};
  const { zh, en } = REPLIED_IN_WORDS[words];
  return { how: { zh: `${zh}，秘书处登记（${record}）`, en: `${en}, recorded as ${record}` } };
}

/** The reply with its papers, which are stored first; of a reply that was not taken no file is kept. */
export function replyWithPapers(
  site: Site,
  { alliance, link }: Pick<OpenedLink, 'alliance' | 'link'>,
  text: string,
  files: readonly SoundFile[],
): Promise<Decided> {
  return withFiles(site, alliance.id, files, { as: 'reply', taken: 'recorded' }, (scope, papers) =>
    replyTo(scope, link.subject, {
      text,
      files: papers,
      actor: { person: null, channel: through(scope, 'own-link') },
    }),
  );
}
