import { expect, test } from '@jest/globals';
import { seatsOf } from '../../src/domain/charter.ts';
import { charterFrom } from './files.ts';

const charters = {
  A: charterFrom('go-abroad'),
  B: charterFrom('listing'),
  C: charterFrom('cross-border'),
  D: charterFrom('zhuzhou'),
  E: charterFrom('apec-smesa'),
};

test.each<[title: string, of: 'A' | 'B' | 'C', founders: string]>([
  ['A 4', 'A', '中国中小企业发展促进中心联合145家企事业单位、行业协会及社会团体'],
  ['B 1', 'B', '中小企业合作发展促进中心作为主发起单位'],
  ['C 1', 'C', '中国云计算应用联盟'],
])('%s: charter %s says who founded the alliance, in its own words', (_, of, founders) => {
  expect(charters[of].members.founders?.says.zh).toContain(founders);
});

test.each<[title: string, of: keyof typeof charters, body: string, seats: string]>([
  ['A 20(5)', 'A', 'expert-committee', 'expert-chair expert'],
  ['A 18', 'A', 'secretariat', 'secretariat-head case-officer'],
  [
    'B 6, 8-2',
    'B',
    'council',
    'chair executive-chair standing-vice-chair vice-chair standing-director director supervisor adviser',
  ],
  ['B 7', 'B', 'secretariat', 'secretary-general deputy-secretary-general case-officer'],
  ['C 8(1)', 'C', 'presidium', 'rotating-chair presidium-representative'],
  ['C 4(2)', 'C', 'secretariat', 'secretariat-head case-officer sent-representative'],
  ['D 9', 'D', 'executive-committee', 'director deputy-director executive'],
  ['D 11', 'D', 'secretariat', 'secretary-general case-officer'],
  ['D 14', 'D', 'membership-committee', 'membership-lead membership-delegate'],
  ['D 14', 'D', 'exchange-committee', 'exchange-lead exchange-delegate'],
  ['D 14', 'D', 'training-committee', 'training-lead training-delegate'],
  ['E 六', 'E', 'presidium', 'chair vice-chair head adviser'],
  ['E 六', 'E', 'secretariat', 'secretariat-head case-officer'],
])('%s: charter %s ranks the seats of its %s', (_, of, body, seats) => {
  expect(seatsOf(charters[of], body).join(' ')).toBe(seats);
});
