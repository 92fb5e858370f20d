import { z } from 'zod';
import { readSchedule, type ReadSchedule } from '../../domain/working-days.ts';
import { joined, type Wording } from '../../domain/wording.ts';
import { contentHash } from '../../documents/storage.ts';
import { enterYear } from '../../store/decide/working-years.ts';
import type { NewFile } from '../../store/files.ts';
import { inScope } from '../../store/scope.ts';
import { faultInWords } from '../../web/words/calendar.ts';
import { problems } from '../../web/words/problems.ts';
import type { Site } from '../site.ts';
import { text } from './entered.ts';
import type { Visit } from './entrance.tsx';
import type { evidenceIn, SoundFile } from './evidence.ts';

export const ScheduleForm = z.object({
  year: text(20),
  notice: text(60),
  holidays: text(4000),
  worked: text(1000),
  link: text(500),
});
export type ScheduleForm = z.output<typeof ScheduleForm>;
type Wrong = Partial<Record<keyof ScheduleForm | 'evidence', Wording>>;

/** Enters a year's schedule to be compared with its notice; `year` is undefined where it is not theirs to enter. */
export async function enterSchedule(
  site: Site,
  { alliance, person }: Pick<Visit, 'alliance' | 'person'>,
  form: ScheduleForm,
  found: Awaited<ReturnType<typeof evidenceIn>>,
): Promise<{ readonly problems: Wrong } | { readonly year: string | undefined }> {
  const year = /^20\d\d$/.test(form.year.trim()) ? Number(form.year) : undefined;
  const read = year === undefined ? undefined : readSchedule(form.holidays, form.worked, year);
  const [scan] = found.files;
  const wrong: Wrong = {
    ...(year === undefined
      ? { year: problems.missing({ zh: '年份，如 2027', en: 'the year, such as 2027' }) }
      : {}),
    ...(form.notice.trim() === ''
      ? { notice: problems.missing({ zh: '通知文号', en: 'number of the notice' }) }
      : {}),
    ...(year !== undefined && read ? scheduleProblem(read, year) : {}),
    ...linkProblem(form.link),
    ...(found.problem ? { evidence: found.problem } : {}),
    ...(!found.problem && !scan && form.link.trim() === '' ? { evidence: EVIDENCE } : {}),
  };
  if (Object.keys(wrong).length > 0 || year === undefined || !read) return { problems: wrong };
  const file = scan && (await stored(site, scan));
  const { holidays, workedWeekends } = read;
  const schedule = { year, notice: form.notice.trim(), holidays, workedWeekends };
  const id = await inScope(site.context, alliance.id, (scope) =>
    enterYear(scope, person.id, { ...schedule, link: form.link.trim() }, file),
  );
  return { year: id };
}

async function stored(site: Site, { received, name, type }: SoundFile): Promise<NewFile> {
  const bytes = await received.read();
  const id = site.context.ids.next();
  await site.storage.put(id, bytes);
  return {
    id,
    document: 'holiday-notice',
    name,
    type,
    size: bytes.length,
    sha256: contentHash(bytes),
  };
}

const EVIDENCE: Wording = {
  zh: '请填写通知网址，或上传通知扫描件',
  en: 'Give the address of the notice, or upload a scan of it',
};

function scheduleProblem({ faults }: ReadSchedule, year: number): Wrong {
  if (faults.length === 0) return {};
  const said = faults.slice(0, 5).map((fault) => faultInWords(fault, year));
  return { holidays: joined(said, '；', '; ') };
}

function linkProblem(link: string): Wrong {
  return link.trim() === '' || /^https?:\/\/[^\s]+$/u.test(link.trim())
    ? {}
    : {
        link: {
          zh: '请填写完整的网址，以 https:// 开头',
          en: 'Enter the whole address, beginning with https://',
        },
      };
}
