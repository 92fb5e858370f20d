import type { Request, Response } from 'express';
import { inScope } from '../../store/scope.ts';
import { ProofPage } from '../../web/pages/proof.tsx';
import { pageTitles } from '../../web/words/titles.ts';
import { HttpProblem } from '../errors.tsx';
import { proofOf, type Proof } from '../proof.tsx';
import { proofRecord } from '../proof-record.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { idIn } from './entered.ts';
import { visitOf } from './entrance.tsx';

async function read(site: Site, request: Request, response: Response): Promise<Proof> {
  const { alliance } = visitOf(response);
  const id = idIn(request.params, 'ballot');
  const proof = await inScope(site.context, alliance.id, (scope) => proofOf(scope, id));
  if (!proof) throw new HttpProblem(404);
  return proof;
}

/** 计票说明, counted again for this very page; what does not agree is said above everything. */
export async function showProof(site: Site, request: Request, response: Response): Promise<void> {
  const proof = await read(site, request, response);
  const { alliance, base, person } = visitOf(response);
  const { differences } = proof;
  const view = {
    ...proof.view,
    recordUrl: `${base}/ballots/${proof.ballot.id}/proof.json`,
    backUrl: `${base}/cases/${proof.one.id}`,
  };
  sendPage(site, request, response, {
    title: { zh: pageTitles.zh.proof, en: pageTitles.en.proof },
    alliance,
    signedIn: { name: person.name },
    ...(differences.length > 0
      ? {
          notice: {
            kind: 'attention',
            text: {
              zh: `警示：重新计算与存档不一致。${differences.map(({ zh }) => zh).join('；')}。请勿据此办理，并立即核对操作记录。`,
              en: `Alarm: counting again does not agree with the record. ${differences.map(({ en }) => en).join('; ')}. Do not act on it, and check the audit trail at once.`,
            },
          },
        }
      : {}),
    page: <ProofPage view={view} />,
  });
}

/** The record as a file to keep. */
export async function sendRecord(site: Site, request: Request, response: Response): Promise<void> {
  const proof = await read(site, request, response);
  response
    .set('Cache-Control', 'private, no-store')
    .attachment(`${proof.one.number}-${proof.ballot.position}.json`)
    .json(proofRecord(proof));
}
