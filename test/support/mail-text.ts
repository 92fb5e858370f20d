import { mailContext } from '../../src/activities/mail-views/context.ts';
import { viewOf } from '../../src/activities/mail-views/view-of.ts';
import { renderMail } from '../../src/mail/templates/render.ts';
import type { Case } from '../../src/store/cases.ts';
import { mailsOf } from '../../src/store/mails.ts';
import type { Stage } from './acting.ts';

/** The mails of a case made from one template, as their readers get them, oldest first. */
export function textsOf(world: Stage, one: Case, template: string): Promise<readonly string[]> {
  return world.inScope(async (scope) => {
    const texts: string[] = [];
    for (const mail of await mailsOf(scope, { caseId: one.id }))
      if (mail.template === template) {
        const view = await viewOf(await mailContext(scope, mail, 'https://link', 'https://base'));
        const { subject, text } = renderMail(view, mail.language);
        texts.push(`${subject}\n${text}`);
      }
    return texts;
  });
}
