import { listAlarms } from '../../../store/alarms.ts';
import type { Scope } from '../../../store/scope.ts';
import type { ConsoleHomeView } from '../../../web/views.ts';
import { alarmViews } from '../alarms.tsx';
import { deskOf } from '../desk.ts';
import type { Visit } from '../entrance.tsx';
import { bodiesToVote, proposalView, type EnteredProposal } from './proposals.ts';
import { rowsOf } from './sources.ts';

type HomeView = Omit<ConsoleHomeView, 'nav'>;

/** The secretariat's first screen. */
export async function homeView(
  scope: Scope,
  visit: Visit,
  proposal?: EnteredProposal,
): Promise<HomeView> {
  const desk = await deskOf(scope, visit);
  const forVoting: HomeView['forVoting'][number][] = [];
  for (const [body, items] of bodiesToVote(desk))
    forVoting.push(await proposalView(scope, desk, body, items, proposal));
  return {
    sections: {
      mine: await rowsOf(scope, desk, 'mine'),
      waiting: await rowsOf(scope, desk, 'waiting'),
      papers: await rowsOf(scope, desk, 'papers'),
      coming: await rowsOf(scope, desk, 'coming'),
      unreachable: await rowsOf(scope, desk, 'unreachable'),
    },
    forVoting,
    alarms: await alarmViews(
      scope,
      visit,
      (await listAlarms(scope)).filter((alarm) => !alarm.acknowledgedAt),
    ),
  };
}
