import type { Finding } from '../problem.ts';

/** So many times the same: rather the place where it is laid down is wrong than every place that names it. */
const MANY = 4;

/** What is found in many places in the same words is told once, at the first of them. */
export function toldOnce(findings: readonly Finding[]): readonly Finding[] {
  const places = new Map<string, number>();
  for (const { message } of findings) places.set(message.en, (places.get(message.en) ?? 0) + 1);
  const told = new Set<string>();
  return findings.flatMap((finding) => {
    const { path, message } = finding;
    const count = places.get(message.en) ?? 1;
    if (count < MANY) return [finding];
    if (told.has(message.en)) return [];
    told.add(message.en);
    return [
      {
        path,
        message: {
          zh: `${message.zh}共${count}处如此；是否在写出这一名称的地方写错了？`,
          en: `${message.en} So it is in ${count} places; is the name misspelled where it is laid down?`,
        },
      },
    ];
  });
}
