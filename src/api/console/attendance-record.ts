import { general } from '../../domain/wording.ts';
import { nameIn } from '../../domain/charter/in-words.ts';
import { activityOfSitting } from '../../store/participation.ts';
import type { AttendanceContent } from '../../store/records/attendance.ts';
import { readSitting } from '../../store/sittings.ts';
import { listRounds, readRound } from '../../store/voting-rounds.ts';
import { CORRECTION_REASONS } from './correction-words.ts';
import { listed, thereInWords } from './day-correction-record.ts';
import type { RecordDescriber } from './record-kinds.ts';

/** 会议签到 with the people there and the members they were there for. */
export const attendanceDescriber: RecordDescriber = {
  name: { zh: '会议签到', en: 'Sign-in sheet of a meeting' },
  async describe(scope, visit, record) {
    const content = record.content as unknown as AttendanceContent;
    const round = await readRound(scope, record.subject);
    const body = nameIn(visit.charter, round?.body ?? '');
    const label = {
      zh: `${body.zh} ${round?.number ?? ''}`,
      en: `${body.en} ${round?.number ?? ''}`,
    };
    return {
      about: label,
      facts: [
        {
          label: { zh: '会议性质', en: 'Kind of meeting' },
          value:
            content.as === 'assembly'
              ? general('全体会员都可到会的大会', 'An assembly that every member may attend')
              : { zh: '本机构人员的会议', en: 'A meeting of the body itself' },
        },
        await thereInWords(scope, content.persons),
        {
          ...(await listed(scope, content.members)),
          label: general('由他人到会的会员', 'Members that somebody else was there for'),
        },
      ],
      subject: { url: `${visit.base}/sittings/${record.subject}`, label },
    };
  },
  reasons: {
    ...CORRECTION_REASONS,
    'waits-already': {
      zh: '这次会议已有一张签到表等待复核，请先复核。',
      en: 'A sign-in sheet of this meeting already waits for its check; check that one first.',
    },
    'entered-before': {
      zh: '这次会议的签到已经登记；有误的，在会议页面更正。',
      en: 'The sign-in sheet of this meeting was entered before; where it is wrong, correct it on the page of the meeting.',
    },
  },
  entries: async (scope, visit) => {
    const links = [];
    for (const round of await listRounds(scope)) {
      if (round.way !== 'meeting' || !(await readSitting(scope, round.id))?.openedAt) continue;
      if (await activityOfSitting(scope, round.id)) continue;
      const body = nameIn(visit.charter, round.body);
      links.push({
        url: `${visit.base}/sittings/${round.id}/sign-in-sheet`,
        label: { zh: `${body.zh} ${round.number}`, en: `${body.en} ${round.number}` },
      });
    }
    return {
      title: { zh: '会议签到', en: 'Sign-in sheets of meetings' },
      lead: general(
        '会议的签到表复核后，到会人员代表的会员记为参加。',
        'Once the sheet was checked, the members whom those there represent have taken part.',
      ),
      links,
      empty: { zh: '没有待登记签到的会议。', en: 'No meeting lacks its sign-in sheet.' },
    };
  },
};
