import { describe } from '@jest/globals';
import { takes } from '../sources.ts';

describe('where the rules of charter F come from', () => {
  takes('industry-association', 'F', {
    // What it says of itself.
    purpose: '2/2',
    'declarations.nature': '1',
    'declarations.one-account': '53',
    'authorities.registration-authority': '54#1',

    // Who belongs to it.
    'members.kinds.unit': 'F-Q1',
    'members.kinds.unit.documents.member-form': 'F-Q1',
    'members.classes.member': 'F-Q1',

    // Its bodies.
    'bodies.council': '57#1, chairedBy F-Q2, first X-Q23, correspondence X-Q22, demand X-Q22',
    'bodies.council.seats.president': 'F-Q2',
    'bodies.council.seats.director': '57#1, count F-Q2',
    'bodies.branch': '52, 53, under F-Q2, first X-Q23',
    'bodies.branch.seats.branch-head': '52, count F-Q2',
    'bodies.secretariat': 'F-Q5, first X-Q23',
    'bodies.secretariat.seats.secretary-general': 'F-Q5',
    'bodies.secretariat.duties.papers': '56#1',
    'bodies.secretariat.duties.papers 2': '56#2',

    // How it decides.
    'rules.lost-papers':
      '57#1, passes F-Q4, quorum X-Q1, recuse X-Q11, secret X-Q14, refuses X-Q26',
    'rules.internal-rules': 'passes F-Q3, quorum X-Q1, recuse X-Q11, secret X-Q14, refuses X-Q26',

    // Its papers.
    'documents.member-form': 'F-Q1',
    'documents.loss-report': '57#1, asks F-Q6',
    'documents.rules-draft': '55#2, asks F-Q6',
    'documents.rules-text': '55#2',
    'documents.yearly-report-form': '54#1, asks F-Q6',
    'documents.yearly-report-form.asks.any.branches': '54#1',
    'documents.handover-form': '56#2, asks F-Q6',

    // Its procedures.
    'procedures.lost-papers': '57#1',
    'procedures.lost-papers.open': '57#1, by F-Q5',
    'procedures.lost-papers.stages.submit': '57#1',
    'procedures.lost-papers.stages.ballot': '57#1, notice X-Q8, counting X-Q25',
    'procedures.lost-papers.stages.formalities': '57#1, by F-Q5',
    'procedures.lost-papers.stages.filing': '57#1, with F-Q5, passes F-Q5',
    'procedures.lost-papers.stages.filing.then.enter papers': '56#1',
    'procedures.rule-making': '55#1, 55#2',
    'procedures.rule-making.open': '55#1, by F-Q3',
    'procedures.rule-making.stages.submit': '55#2',
    'procedures.rule-making.stages.ballot': '55#1, by F-Q3, rule F-Q3, notice X-Q8, counting X-Q25',
    'procedures.rule-making.stages.ballot.then.enter internal-rules': '55#2',
    'procedures.yearly-report': '54#1',
    'procedures.yearly-report.open': '54#1',
    'procedures.yearly-report.stages.submit': '54#1',
    'procedures.yearly-report.stages.filing': '54#1, passes F-Q5',
    'procedures.yearly-report.stages.notify': '54#2, to F-Q5',
    'procedures.handover': '56#2',
    'procedures.handover.open': '56#2, by F-Q5',
    'procedures.handover.stages.submit': '56#2',
    'procedures.handover.stages.formalities': '56#2, by F-Q5',

    // What comes round, and what waits for it.
    'clocks.yearly-report-due': '54#1, by F-Q5',

    // What it keeps lists of, and its money.
    'registers.internal-rules': '55#1, 55#2, keptBy F-Q5',
    'registers.papers': '56#1, keptBy F-Q5, confidential F-Q5',
    'registers.conflicts': '57#2, 58#1, 58#2, keptBy F-Q5, confidential F-Q5',
  });
});
