import { spreadOver } from '../../domain/spread.ts';
import type { WarningStage } from '../../domain/plan.ts';
import { countNudges, type Case } from '../../store/cases.ts';
import { charterInForce } from '../../store/charters.ts';
import { toMember } from '../../store/decide/to-member.ts';
import { lockMember } from '../../store/members.ts';
import { idleOf } from '../../store/participation.ts';
import type { Scope } from '../../store/scope.ts';
import type { Progress, StageAt } from './progress.ts';

/**
 * 期满提示: warns until the clock of the charter in force has run out. Whoever takes part meanwhile, or whose alliance
 * holds nothing, is warned no more; the case is lifted.
 */
export async function attendWarning(
  scope: Scope,
  one: Case,
  at: StageAt<WarningStage>,
): Promise<Progress> {
  const member = await lockMember(scope, one.member ?? '');
  const clock = (await charterInForce(scope)).clocks[at.stage.clock];
  if (!member || member.until || clock?.kind !== 'inactivity') return { outcome: 'lifted' };
  const idle = await idleOf(scope, member, clock, at.openedAt);
  switch (idle.state) {
    case 'due':
      return { outcome: 'elapsed', at: idle.ends };
    case 'running':
    case 'suspended':
      if (at.nudgesDone > 0)
        await toMember(scope, member, one, {
          key: `inactivity ${one.id} lifted`,
          template: 'inactivity-lifted',
        });
      return { outcome: 'lifted' };
    case 'warned': {
      if (idle.warned > at.nudgesDone) {
        // Several that fell due while nobody looked are one.
        await toMember(scope, member, one, {
          key: `inactivity ${one.id} ${idle.warned}`,
          template: 'inactivity-warning',
        });
        await countNudges(scope, one.id, at.stage.name, at.round, idle.warned);
      }
      const next = idle.next ?? idle.ends;
      return { until: next + spreadOver(member.id), due: idle.ends };
    }
  }
}
