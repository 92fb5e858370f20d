import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { contentHeaders } from '../../src/documents/content-headers.ts';
import { safeFileName } from '../../src/documents/file-name.ts';
import { previewOf } from '../../src/documents/preview.ts';
import { inspectUpload, LARGEST_FILE } from '../../src/documents/upload.ts';

const sample = (name: string) => readFileSync(join(import.meta.dirname, 'samples', name));
const pdf = Buffer.from(
  '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n',
);
const webp = Buffer.concat([
  Buffer.from('RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0', 'latin1'),
  Buffer.from([95, 0, 0, 63, 0, 0]),
]);
const problemOf = (bytes: Buffer, name = 'a.pdf') => {
  const found = inspectUpload(bytes, name);
  return found.ok ? found.type : found.problem;
};
function withPngSize(width: number, height: number): Buffer {
  const png = sample('photo.png');
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  return png;
}

describe('a file an applicant hands in', () => {
  test.each([
    ['application/pdf', pdf],
    ['image/jpeg', sample('photo.jpg')],
    ['image/png', sample('photo.png')],
    ['image/heic', sample('photo.heic')],
    ['image/webp', webp],
  ])('is known as %s by its bytes, whatever it is called', (type, bytes) => {
    for (const name of ['photo.exe', '营业执照', 'a.pdf', 'b.heic'])
      expect(inspectUpload(bytes, name)).toMatchObject({ ok: true, type });
  });

  test.each([
    ['a web page', '<!doctype html><script>alert(1)</script>'],
    ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'],
    ['a programme', `MZ${'\0'.repeat(60)}`],
    ['an archive or Word file', `PK\x03\x04${'\0'.repeat(60)}`],
    ['a GIF that is also a script', 'GIF89a=1;alert(document.domain);//--------'],
    ['a web page with a PDF inside', '<html><!-- %PDF-1.7 startxref 0 %%EOF --></html>'],
    ['an AVIF', '\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf----------------'],
    ['a few bytes', 'x'],
  ])('is refused when it is %s, even under the name of a PDF', (_what, content) => {
    expect(problemOf(Buffer.from(content, 'latin1'), '营业执照.pdf')).toBe('wrong-type');
  });

  test('is refused with the reason when it is empty, too large or broken off', () => {
    expect(problemOf(Buffer.alloc(0))).toBe('empty');
    expect(problemOf(Buffer.concat([pdf, Buffer.alloc(LARGEST_FILE)]))).toBe('too-large');
    const filled = Buffer.concat([
      pdf.subarray(0, 9),
      Buffer.alloc(LARGEST_FILE - pdf.length),
      pdf.subarray(9),
    ]);
    expect(filled.length).toBe(LARGEST_FILE);
    expect(problemOf(filled)).toBe('application/pdf');
    expect(problemOf(pdf.subarray(0, 40))).toBe('damaged');
    for (const name of ['photo.jpg', 'photo.png', 'photo.heic']) {
      const whole = sample(name);
      expect(problemOf(whole.subarray(0, Math.min(120, whole.length / 2)))).toBe('damaged');
    }
    expect(problemOf(webp.subarray(0, 20))).toBe('damaged');
  });

  test('is refused when a small file claims a picture that would fill the memory', () => {
    expect(problemOf(withPngSize(100_000, 100_000))).toBe('too-many-pixels');
    expect(problemOf(withPngSize(0, 10))).toBe('damaged');
    expect(problemOf(withPngSize(8000, 8000))).toBe('image/png');
    const heic = sample('photo.heic');
    heic.writeUInt32BE(100_000, heic.indexOf('ispe') + 8);
    heic.writeUInt32BE(100_000, heic.indexOf('ispe') + 12);
    expect(problemOf(heic)).toBe('too-many-pixels');
  });

  test('is taken when it is a PDF locked against changes, and said to be locked', () => {
    const locked = Buffer.from(
      pdf.toString('latin1').replace('/Root', '/Encrypt 5 0 R /Root'),
      'latin1',
    );
    expect(inspectUpload(locked, 'a.pdf')).toMatchObject({ ok: true, locked: true });
    expect(inspectUpload(pdf, 'a.pdf')).toMatchObject({ ok: true, locked: false });
  });

  test('tells the applicant in both languages what to do', () => {
    const found = inspectUpload(Buffer.from('hello, this is text'), 'a.txt');
    expect(found.ok ? null : found.message.zh).toContain('请上传PDF');
    expect(found.ok ? null : found.message.en).toContain('Please upload a PDF');
  });

  test('never breaks the inspection, whatever its bytes are', () => {
    const samples = [pdf, webp, ...['photo.jpg', 'photo.png', 'photo.heic'].map(sample)];
    for (const whole of samples)
      for (let length = 0; length < whole.length; length += 1) {
        inspectUpload(whole.subarray(0, length), 'a');
        const flipped = Buffer.from(whole);
        flipped[length] = 0xff;
        inspectUpload(flipped, 'a');
      }
  });
});

describe('the name of a file', () => {
  test.each([
    ['营业执照（副本）.pdf', '营业执照（副本）.pdf'],
    ['营业执照 2026.11.21.PDF', '营业执照 2026.11.21.PDF'],
    ['营业执照', '营业执照.pdf'],
    ['营业执照.pdf.exe', '营业执照.pdf'],
    ['营业执照.exe.pdf', '营业执照.pdf'],
    ['IMG_0001.HEIC', 'IMG_0001.pdf'],
    ['C:\\Users\\李\\桌面\\章程.pdf', '章程.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['..', '文件.pdf'],
    ['.htaccess', '文件.pdf'],
    ['', '文件.pdf'],
    ['a\u202efdp.exe', 'afdp.pdf'],
    ['a\r\nSet-Cookie: x.pdf', 'a Set-Cookie_ x.pdf'],
    ['a\0.pdf', 'a.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['资产负债表.2026', '资产负债表.2026.pdf'],
    ['<img src=x>.pdf', '_img src=x_.pdf'],
  ])('%j is kept as %j', (declared, kept) => {
    expect(safeFileName(declared, 'application/pdf')).toBe(kept);
  });

  test('is cut where it is too long for a folder, without half a character', () => {
    const name = safeFileName(`${'鱻𬭎'.repeat(300)}.jpeg`, 'image/jpeg');
    expect(Buffer.byteLength(name)).toBeLessThan(200);
    expect(name).toMatch(/^(鱻𬭎)+鱻?\.jpeg$/u);
  });
});

describe('a preview', () => {
  test('of an iPhone photo is a JPEG of the same size and colours', async () => {
    const preview = await previewOf(sample('photo.heic'), 'image/heic');
    expect(preview?.type).toBe('image/jpeg');
    const found = inspectUpload(preview?.bytes ?? Buffer.alloc(0), 'p');
    expect(found).toMatchObject({ ok: true, type: 'image/jpeg' });
    expect(
      preview?.bytes.readUInt16BE(preview.bytes.indexOf('\u00ff\u00c0', 0, 'latin1') + 7),
    ).toBe(96);
  });

  test('of a JPEG is the file itself, of a PDF there is none', async () => {
    const jpeg = sample('photo.jpg');
    expect(await previewOf(jpeg, 'image/jpeg')).toEqual({ bytes: jpeg, type: 'image/jpeg' });
    expect(await previewOf(pdf, 'application/pdf')).toBeNull();
  });

  test('of a photo that cannot be decoded is none, and the process lives', async () => {
    const broken = sample('photo.heic');
    broken.fill(0x55, broken.indexOf('mdat') + 4);
    expect(await previewOf(broken, 'image/heic')).toBeNull();
    expect(await previewOf(Buffer.from('\0\0\0\x1cftypheic'), 'image/heic')).toBeNull();
  });
});

test('a download carries its Chinese name and can run nothing', () => {
  const headers = contentHeaders('application/pdf', '营业执照（副本）"\r\n\'(1).pdf', 'attachment');
  expect(headers['Content-Disposition']).toBe(
    "attachment; filename=\"___________'(1).pdf\"; filename*=UTF-8''%E8%90%A5%E4%B8%9A%E6%89%A7%E7%85%A7%EF%BC%88%E5%89%AF%E6%9C%AC%EF%BC%89%22%0D%0A%27%281%29.pdf",
  );
  expect(headers).toMatchObject({
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
  for (const value of Object.values(headers)) expect(value).toMatch(/^[\u0020-\u007e]*$/);
});
