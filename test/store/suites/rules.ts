import type { OpenLedger } from '../ledger.ts';
import { closing } from './closing.ts';
import { dues } from './dues.ts';
import { correcting } from './correcting.ts';
import { filing } from './filing.ts';
import { onBehalf } from './on-behalf.ts';
import { importing } from './importing.ts';
import { ordering } from './ordering.ts';
import { outgoing } from './outgoing.ts';
import { attending } from './attending.ts';
import { dating } from './dating.ts';
import { recounting } from './recounting.ts';
import { recording } from './recording.ts';
import { meeting } from './meeting.ts';
import { registering } from './registering.ts';
import { reviewing } from './reviewing.ts';
import { sharing } from './sharing.ts';
import { submitting } from './submitting.ts';
import { supplementing } from './supplementing.ts';
import { telling } from './telling.ts';
import { trail } from './trail.ts';
import { voting } from './voting.ts';
import { workingDays } from './working-days.ts';

/** Everything the rows decide, whatever database they are in. */
export function storeRules(open: OpenLedger): void {
  submitting(open);
  reviewing(open);
  supplementing(open);
  ordering(open);
  voting(open);
  recording(open);
  meeting(open);
  registering(open);
  onBehalf(open);
  sharing(open);
  closing(open);
  correcting(open);
  recounting(open);
  dating(open);
  attending(open);
  filing(open);
  telling(open);
  workingDays(open);
  importing(open);
  outgoing(open);
  trail(open);
  dues(open);
}
