import { describe, expect, test } from '@jest/globals';
import { calledBy, titleIn } from '../../src/domain/form-of-address.ts';

describe('How somebody is addressed in an alliance', () => {
  test('whoever chairs one alliance and is a vice-chair of another is called by the office held in each', () => {
    expect(titleIn('理事长', ['理事长'])).toBe('理事长');
    expect(titleIn('理事长', ['副主席'])).toBe('副主席');
    expect(titleIn('常务副理事长', ['经办人', '秘书长'])).toBe('秘书长');
  });

  test.each(['院士', '部长', '老师', '主任', ''])(
    'what was entered by choice stands: %s',
    (entered) => {
      expect(titleIn(entered, ['副理事长'])).toBe(entered);
    },
  );

  test('who holds nothing here keeps the title by which they are known', () => {
    expect(titleIn('理事长', [])).toBe('理事长');
    expect(titleIn('理事长', ['经办人'])).toBe('理事长');
  });

  test('a compound surname is not cut in two, and a foreign name is left whole', () => {
    expect(calledBy('欧阳倩', '副理事长')).toBe('欧阳副理事长');
    expect(calledBy('John Smith', '主席')).toBe('John Smith');
    expect(calledBy('王建国', '')).toBe('王建国');
  });
});
