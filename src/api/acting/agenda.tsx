import type { Request, Response } from 'express';
import { fractionInWords, nameIn } from '../../domain/charter/in-words.ts';
import type { Charter } from '../../domain/charter/type.ts';
import type { Person } from '../../store/persons.ts';
import type { Sitting } from '../../store/sittings.ts';
import { AgendaPage } from '../../web/pages/agenda.tsx';
import type { AgendaView } from '../../web/views.ts';
import { kindOf } from '../applicant/application-views.ts';
import { factsOfCase } from '../applicant/case-facts.ts';
import { namedFileLink } from '../applicant/form-views.ts';
import type { OpenedLink } from '../link-pages.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { ruleSources } from '../sources.ts';
import { actingAs } from './result.tsx';
import type { Item, Situation } from './vote-situation.ts';

/** 会议通知 as a page: when and where, the items with their documents, and by which rule each is decided. */
export function sendAgenda(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  at: Situation,
  sitting: Sitting,
): void {
  const { round } = at;
  const charter = at.items[0]?.charter as Charter;
  const view: AgendaView = {
    acting: actingAs(opened.person as Person),
    body: nameIn(charter, round.body),
    number: round.number,
    meetsAt: sitting.meetsAt.getTime(),
    place: sitting.place,
    ...(round.orderReason ? { shortened: round.orderReason } : {}),
    begun: sitting.openedAt !== null,
    items: at.items.filter(({ ballot }) => !ballot.closedAt).map((item) => itemView(item, opened)),
  };
  sendPage(site, request, response, {
    title: { zh: '会议通知', en: 'Notice of meeting' },
    alliance: opened.alliance,
    path: opened.base,
    page: <AgendaPage view={view} />,
  });
}

function itemView(
  { ballot, one, charter, files, flags }: Item,
  opened: OpenedLink,
): AgendaView['items'][number] {
  const kind = kindOf(charter, one.kind);
  return {
    id: ballot.id,
    title: one.applicantName,
    summary: {
      zh: `${one.plan.name.zh} · ${kind?.name.zh ?? ''} · ${one.number}`,
      en: `${one.plan.name.en} · ${kind?.name.en ?? ''} · ${one.number}`,
    },
    facts: factsOfCase(charter, one).filter((fact) => fact.section === 'applicant'),
    documents: files.map((file) =>
      namedFileLink(charter, file, (each) => `${opened.base}/file/${each.id}`),
    ),
    flags,
    threshold: fractionInWords(ballot.rule.passes, ballot.rule.passes.base),
    sources: ruleSources(charter, [
      ...(one.plan.stages.find((stage) => stage.name === ballot.stage)?.sources ?? []),
      ballot.rule.sources.passes,
    ]),
  };
}
