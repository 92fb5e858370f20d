import type { Request, Response } from 'express';
import { dayOf } from '../../../domain/calendar.ts';
import { sourcesOf } from '../../../domain/charter/sources.ts';
import { expensesOfYear, receivedIn } from '../../../store/dues/expenses.ts';
import { figuresOf } from '../../../store/dues/lines.ts';
import { duesRounds } from '../../../store/dues/rounds.ts';
import { DuesReportPage } from '../../../web/pages/dues-report.tsx';
import type { Site } from '../../site.ts';
import { ruleSources } from '../../sources.ts';
import { showPart } from '../frame.tsx';
import { yearIn } from './year.tsx';

/** 会费年度报告: received and used, by the uses of Art. 18; others with their reasons. */
export async function showDuesReport(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  await showPart(site, request, response, {
    current: 'dues',
    title: 'duesReport',
    read: async (scope, { base, charter }) => {
      const { dues } = charter.money;
      if (!dues) return undefined;
      const year = yearIn(request) ?? Number(dayOf(scope.now.getTime()).slice(0, 4));
      const expenses = await expensesOfYear(scope, year);
      const { owed, paid, open } = await figuresOf(scope, year);
      const sum = (some: typeof expenses) => some.reduce((total, { fen }) => total + fen, 0);
      const rows = Object.entries(dues.uses?.of ?? {}).map(([id, use]) => {
        const own = expenses.filter((expense) => expense.use === id);
        return { use, fen: sum(own), count: own.length };
      });
      const others = expenses.filter(({ use }) => use === null);
      return {
        year,
        years: (await duesRounds(scope)).map((round) => ({
          year: round.year,
          url: `${base}/dues/report?year=${round.year}`,
        })),
        owed,
        paid,
        open,
        received: await receivedIn(scope, year),
        spent: sum(expenses),
        uses: [
          ...rows,
          {
            use: { zh: '其他用途', en: 'Other uses' },
            fen: sum(others),
            count: others.length,
          },
        ],
        others: others.map(({ number, spentOn, purpose, reason, fen }) => ({
          number,
          spentOn,
          purpose,
          reason: reason ?? '',
          fen,
        })),
        sources: dues.uses ? ruleSources(charter, sourcesOf(dues.uses)) : [],
        backUrl: `${base}/dues?year=${year}`,
      };
    },
    page: (view) => <DuesReportPage view={view} />,
  });
}
