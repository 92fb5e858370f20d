import type { Request, Response } from 'express';
import { beginSetUp, discardSetUp, setUpsUnderWay } from '../../store/set-up/set-ups.ts';
import { SetUpListPage } from '../../web/pages/set-up.tsx';
import { setUpWords } from '../../web/words/set-up.ts';
import { allAlliances } from '../alliance.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { draftOf } from './draft.ts';

/** What is under way on this installation, and a new one. */
export async function showList(site: Site, request: Request, response: Response): Promise<void> {
  const underWay = [];
  for (const setUp of await setUpsUnderWay(site.context)) {
    const { charter, base } = await draftOf(site, setUp);
    underWay.push({
      name: charter?.name ?? (setUp.files.charter.name || undefined),
      at: setUp.updatedAt.getTime(),
      url: `${base}/charter`,
      discard: { action: `${base}/discard` },
    });
  }
  const alliances = (await allAlliances(site)).map(({ id, name }) => ({ name, url: `/${id}` }));
  sendPage(site, request, response, {
    title: { zh: setUpWords.zh.title, en: setUpWords.en.title },
    page: <SetUpListPage view={{ begin: { action: '/set-up' }, underWay, alliances }} />,
  });
}

export async function postBegin(site: Site, _request: Request, response: Response): Promise<void> {
  response.redirect(303, `/set-up/${await beginSetUp(site.context)}/charter`);
}

export async function postDiscard(site: Site, request: Request, response: Response): Promise<void> {
  for (const file of await discardSetUp(site.context, String(request.params['setUp'])))
    await site.storage.remove(file);
  response.redirect(303, '/set-up');
}
