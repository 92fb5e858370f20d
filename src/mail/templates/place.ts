import { dateAndHour, dayAndHour, linesOf, longDate, typedName } from './phrases.ts';
import type { Template } from './draft.ts';
import type { PlaceMail } from './place-views.ts';

/** 名额: an offer, what came of it, and that it is withdrawn. */
export const place: Template<PlaceMail> = {
  zh: (view) => {
    const { came, offer, article, link } = view;
    const member = typedName(view.member, 80);
    const title = `“${offer.title.zh}”`;
    const facts = [
      { label: '编号', value: offer.number },
      { label: '类别', value: offer.what.zh },
      { label: '名额', value: offer.places === null ? '不限' : `${offer.places}个` },
      ...(offer.heldOn ? [{ label: '日期', value: longDate(offer.heldOn, 'zh') }] : []),
    ];
    const button = { label: '查看名额', link };
    switch (came) {
      case 'offered':
        return {
          subject: `请您报名：${offer.title.zh}（${dayAndHour(offer.until, 'zh')}截止）`,
          paragraphs: [
            `${title}现在可以报名，${member}有权参加（章程${article.zh}）。请于${dateAndHour(offer.until, 'zh')}前打开链接报名，也可以随时撤回。`,
            ...linesOf(offer.about),
            ...(offer.places === null
              ? []
              : [
                  '报名超过名额的，截止时按章程规定优先的在先，其余按报名先后，未得到名额的依次候补。',
                ]),
          ],
          facts,
          button: { label: '查看并报名', link },
          afterword: '链接供贵单位使用，请勿转发。',
        };
      case 'given':
        return {
          subject: `已获得名额：${offer.title.zh}`,
          paragraphs: [
            `${title}报名已截止，${member}获得名额（章程${article.zh}）。如不能参加，请打开链接退出，名额由候补单位递补。`,
          ],
          facts,
          button,
        };
      case 'moved-up':
        return {
          subject: `已递补获得名额：${offer.title.zh}`,
          paragraphs: [
            `${title}有名额空出，${member}现已获得名额（章程${article.zh}）。如不能参加，请打开链接退出，名额由下一个候补单位递补。`,
          ],
          facts,
          button,
        };
      case 'waiting':
        return {
          subject: `候补第${view.position}位：${offer.title.zh}`,
          paragraphs: [
            `${title}报名已截止，报名超过名额，${member}列候补第${view.position}位。有名额空出时依次递补，并邮件告知；不再需要的，请打开链接退出。`,
          ],
          facts,
          button,
        };
      case 'withdrawn':
        return {
          subject: `已取消：${offer.title.zh}`,
          paragraphs: [
            `${title}已取消，${member}无需再办理。`,
            ...linesOf(`原因：${view.because}`),
          ],
          facts,
          button: { label: '查看说明', link },
        };
    }
  },
  en: (view) => {
    const { came, offer, article, link } = view;
    const member = typedName(view.member, 80);
    const title = `“${offer.title.en}”`;
    const facts = [
      { label: 'Number', value: offer.number },
      { label: 'What', value: offer.what.en },
      { label: 'Places', value: offer.places === null ? 'as many as sign up' : `${offer.places}` },
      ...(offer.heldOn ? [{ label: 'Day', value: longDate(offer.heldOn, 'en') }] : []),
    ];
    const button = { label: 'See the place', link };
    switch (came) {
      case 'offered':
        return {
          subject: `Please sign up: ${offer.title.en} (by ${dayAndHour(offer.until, 'en')})`,
          paragraphs: [
            `${title} is open for sign-up, and ${member} may join (${article.en} of the charter). Please open the link by ${dateAndHour(offer.until, 'en')}; a sign-up can be taken back at any time.`,
            ...linesOf(offer.about),
            ...(offer.places === null
              ? []
              : [
                  'Should more sign up than there are places, those come first whom the charter gives priority, then the others as they signed up; the rest are put on the waiting list.',
                ]),
          ],
          facts,
          button: { label: 'See and sign up', link },
          afterword: 'The link is for your unit alone; please do not forward it.',
        };
      case 'given':
        return {
          subject: `You have a place: ${offer.title.en}`,
          paragraphs: [
            `Sign-up for ${title} has ended, and ${member} has a place (${article.en} of the charter). If you cannot come, please open the link and give it back; it goes to the first who waits.`,
          ],
          facts,
          button,
        };
      case 'moved-up':
        return {
          subject: `You have a place now: ${offer.title.en}`,
          paragraphs: [
            `A place in ${title} has come free, and ${member} has it now (${article.en} of the charter). If you cannot come, please open the link and give it back; it goes to the next who waits.`,
          ],
          facts,
          button,
        };
      case 'waiting':
        return {
          subject: `Number ${view.position} on the waiting list: ${offer.title.en}`,
          paragraphs: [
            `Sign-up for ${title} has ended, and more signed up than there are places: ${member} is number ${view.position} on the waiting list. You will be told by mail when a place comes free; if you need none any more, please open the link and take your sign-up back.`,
          ],
          facts,
          button,
        };
      case 'withdrawn':
        return {
          subject: `Withdrawn: ${offer.title.en}`,
          paragraphs: [
            `${title} is not held; ${member} need not do anything.`,
            ...linesOf(`The reason: ${view.because}`),
          ],
          facts,
          button: { label: 'See what was said', link },
        };
    }
  },
};
