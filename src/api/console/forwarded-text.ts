import { nameIn } from '../../domain/charter/in-words.ts';
import { surnameOf } from '../../domain/names.ts';
import type { Language } from '../../domain/wording.ts';
import { dayAndHour, salutation } from '../../mail/templates/phrases.ts';
import { casesWith } from '../../store/cases.ts';
import { titleHere } from '../../store/form-of-address.ts';
import { personOf } from '../../store/persons.ts';
import type { VoteContent } from '../../store/records/vote.ts';
import { recordsAbout } from '../../store/records/records.ts';
import type { Scope } from '../../store/scope.ts';
import { lastOpinions } from '../../store/telephone-opinions.ts';
import { ballotsOfRound, readRound } from '../../store/voting-rounds.ts';
import { terms } from '../../web/words/terms.ts';
import type { Visit } from './entrance.tsx';

/** The words to send an elector's own link with, by WeChat or otherwise, in the elector's language. */
export async function forwardedText(
  scope: Scope,
  visit: Visit,
  of: { readonly votingRound: string; readonly person: string },
  url: string,
): Promise<string> {
  const person = await personOf(scope, of.person);
  const round = await readRound(scope, of.votingRound);
  if (!round) throw new Error(`no voting round ${of.votingRound}`);
  const { charter, alliance } = visit;
  const ballots = await ballotsOfRound(scope, round.id);
  const cases = await casesWith(
    scope,
    ballots.map((ballot) => ballot.caseId),
  );
  const nameOf = (ballot: string): string =>
    cases.find(({ id }) => id === ballots.find((one) => one.id === ballot)?.caseId)
      ?.applicantName ?? '';
  const opinion = (await lastOpinions(scope, round.id)).get(person.id);
  const recorded = (await recordsAbout(scope, round.id)).find(
    (record) =>
      record.state === 'counted' && (record.content as unknown as VoteContent).person === person.id,
  );
  const surname = surnameOf(person.name);
  const title = await titleHere(scope, charter, person);
  const hello = salutation(
    {
      name: person.name,
      ...(surname && title ? { surname, title: { zh: title, en: '' } } : {}),
    },
    person.language,
  );
  const body = nameIn(charter, round.body);
  const marked = (lang: Language): string =>
    (opinion?.marks ?? [])
      .map((mark) => `${nameOf(mark.ballot)} ${terms[lang].choice[mark.choice]}`)
      .join(lang === 'zh' ? '；' : '; ');
  const paragraphs: Readonly<Record<Language, readonly string[]>> = {
    zh: [
      `【${charter.short.zh}】${hello}${body.zh}就${ballots.length}项事项（${round.number}）进行表决，${dayAndHour(round.closesAt, 'zh')}截止。`,
      ...(opinion && !recorded
        ? [`您在电话中表示：${marked('zh')}。电话意见不计票，请从下面的链接确认，或另行表决：`]
        : recorded
          ? [
              `秘书处登记了您的纸质表决票（${recorded.number}），已计入。可从下面的链接查看；如果不是您的意思，请从链接提出异议：`,
            ]
          : ['请从下面的链接查看材料并表决：']),
      url,
      `链接只供您本人使用，请勿转给他人。不便操作请致电${alliance.phone}。`,
    ],
    en: [
      `[${charter.short.en}] ${hello} ${body.en} votes on ${ballots.length} item(s) (${round.number}) until ${dayAndHour(round.closesAt, 'en')}.`,
      ...(opinion && !recorded
        ? [
            `On the telephone you said: ${marked('en')}. This does not count; please confirm it by the link below, or vote otherwise:`,
          ]
        : recorded
          ? [
              `The secretariat recorded your paper ballot (${recorded.number}), and it counts. See it by the link below, and object there if it is not your vote:`,
            ]
          : ['Please see the documents and vote by the link below:']),
      url,
      `The link is yours alone; please do not pass it on. If this is inconvenient, call ${alliance.phone}.`,
    ],
  };
  return paragraphs[person.language].join('\n');
}
