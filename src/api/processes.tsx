import { Router } from 'express';
import { comparisonOf, processesOf, titleOf } from '../domain/charter/told/compared.ts';
import type { Charter } from '../domain/charter/type.ts';
import { charterInForce, type Alliance } from '../store/charters.ts';
import { inScope } from '../store/scope.ts';
import { ProcessListPage, ProcessPage } from '../web/pages.ts';
import type { ProcessView } from '../web/views.ts';
import { allAlliances } from './alliance.ts';
import { processAnchor, shownProcess, shownQuestion } from './charter-view.ts';
import { HttpProblem } from './errors.tsx';
import { sendPage } from './respond.ts';
import type { Site } from './site.ts';

const LIST = '/processes';

/** One process side by side across the alliances of this installation, for anybody to read. */
export function processRoutes(site: Site): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const all = await chartersInForce(site);
    const processes = processesOf(all.map(({ charter }) => charter)).map(({ process, title }) => ({
      title,
      url: `${LIST}/${process}`,
      alliances: all
        .filter(({ charter }) =>
          Object.values(charter.procedures).some((one) => one.process === process),
        )
        .map(({ alliance }) => ({ name: alliance.name, url: `/${alliance.id}/charter` })),
    }));
    sendPage(site, request, response, {
      title: { zh: '流程对照', en: 'Processes compared' },
      page: <ProcessListPage view={{ processes }} />,
    });
  });
  router.get('/:process', async (request, response) => {
    const all = await chartersInForce(site);
    const { process } = request.params;
    const charters = all.map(({ charter }) => charter);
    const compared = comparisonOf(charters, process);
    if (compared.every(({ drawings }) => drawings.length === 0)) throw new HttpProblem(404);
    const view: ProcessView = {
      title: titleOf(charters, process),
      listUrl: LIST,
      alliances: compared.map((one, at) => allianceView(all[at] as Read, one)),
    };
    sendPage(site, request, response, {
      title: { zh: '流程对照', en: 'Processes compared' },
      page: <ProcessPage view={view} />,
    });
  });
  return router;
}

type Read = { readonly alliance: Alliance; readonly charter: Charter };

async function chartersInForce(site: Site): Promise<readonly Read[]> {
  const read: Read[] = [];
  for (const alliance of await allAlliances(site))
    read.push({ alliance, charter: await inScope(site.context, alliance.id, charterInForce) });
  return read;
}

function allianceView(
  { alliance, charter }: Read,
  { drawings, without }: ReturnType<typeof comparisonOf>[number],
): ProcessView['alliances'][number] {
  const url = `/${alliance.id}/charter`;
  const at = { charter, page: url };
  return {
    name: alliance.name,
    url,
    without: without ? shownQuestion(at, without.id) : null,
    processes: drawings.map((drawing) => {
      const { name, carriedOut, start, stages } = shownProcess(at, drawing);
      return {
        name,
        carriedOut,
        start,
        stages,
        url: `${url}#${processAnchor(drawing.procedure)}`,
        effects: stages.flatMap(({ effects }) => effects),
      };
    }),
  };
}
