/** The value that this share of the samples stays under. @param {readonly number[]} samples */
export function percentile(samples, share) {
  const sorted = [...samples].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** @param {readonly number[]} samples  milliseconds */
export function summaryOf(samples) {
  return {
    samples: samples.length,
    p50: rounded(percentile(samples, 0.5)),
    p95: rounded(percentile(samples, 0.95)),
  };
}

export const rounded = (value) => Math.round(value * 100) / 100;

/** How many milliseconds something takes, and what it gave. */
export async function timed(work) {
  const began = performance.now();
  const result = await work();
  return { took: performance.now() - began, result };
}
