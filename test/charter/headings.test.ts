import { expect, test } from '@jest/globals';
import { changed, printed } from './files.ts';

test('a heading that is not in the text is refused with its place', () => {
  expect(printed(changed('words: 第二章 组 织', 'words: 第二章 组织机构'))).toEqual([
    expect.stringMatching(
      /^listing\.yaml:\d+:\d+ headings\."5": listing\.txt does not contain this heading: “第二章 组织机构”\. Copy it letter by letter\.$/u,
    ),
  ]);
});

test('a heading before an article that is not quoted is refused', () => {
  expect(printed(changed("'19': { words: 第七章 附 则", "'21': { words: 第七章 附 则"))).toEqual([
    expect.stringContaining('There is no article 21.'),
  ]);
});
