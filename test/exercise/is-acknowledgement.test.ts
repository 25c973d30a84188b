import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAcknowledgement } from '../../src/exercise/is-acknowledgement.ts';

const PHRASES = [
  'Thanks!',
  'OK',
  'Got it.',
  "I'll look into it",
  ':+1:',
  '🙏',
  'ありがとうございます。',
  '了解です！',
  '確認します',
  'あとで見てみます',
];
const ANSWERS = [
  'Yes.',
  'No',
  '42',
  'Thursday.',
  'It means "no pool".',
  'OK for Alley',
  'Thanks, it means none.',
  'いいえ。',
  '490戸です',
  'プールがないという意味です。',
  '了解です。空欄は「なし」です。',
];

describe('a message that only thanks, greets or promises', () => {
  it.each(PHRASES)('%s is one', (text) => expect(isAcknowledgement(text)).toBe(true));
  it.each(ANSWERS)('%s is none', (text) => expect(isAcknowledgement(text)).toBe(false));

  it('may consist of several phrases, but not with a figure or a column', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...PHRASES), { minLength: 1, maxLength: 3 }),
        fc.nat(),
        (phrases, number) => {
          const text = phrases.join(' ');
          if ([...text].length <= 60) expect(isAcknowledgement(text)).toBe(true);
          expect(isAcknowledgement(`${text} ${number}`)).toBe(false);
          expect(isAcknowledgement(`${text} Pool_QC`)).toBe(false);
        },
      ),
    );
  });
});
