import type { Language } from '../../domain/wording.ts';

const zh = {
  choose: '拍照或选择文件',
  chooseFor: (title: string) => `：${title}`,
  uploaded: (size: string) => `已上传 ${size}`,
  remove: '移除',
  rules: (most: number) =>
    `可用 JPG、PNG、HEIC 照片或 PDF，每个文件不超过${most} MB；一份材料可以分几张上传。`,
};
const en: typeof zh = {
  choose: 'Take a photo or choose files',
  chooseFor: (title) => `: ${title}`,
  uploaded: (size) => `Uploaded, ${size}`,
  remove: 'Remove',
  rules: (most) =>
    `JPG, PNG or HEIC photos, or PDF, up to ${most} MB a file; one document may come as several files.`,
};
export const fileWords: Readonly<Record<Language, typeof zh>> = { zh, en };
