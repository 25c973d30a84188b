import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import { REQUEST_KINDS } from '../../src/course/request-kind.ts';
import { askAbout, QUOTED } from '../../src/exercise/ask-about.ts';
import { course } from '../helpers/course.ts';

describe('a question back', () => {
  it('asks for what the text lacks most for its kind', () => {
    const text = 'Which areas flood?';
    expect(askAbout({ kind: 'information', text }).askedFor).toBe('what');
    expect(askAbout({ kind: 'information', text: 'Which of Area_1 and Area_2 flood? By Friday.' }).askedFor).toBe(
      'why',
    );
    expect(askAbout({ kind: 'work', text: 'Please measure Area_1 and Area_2 for the flood.' }).askedFor).toBe('when');
    expect(askAbout({ kind: 'review', text: 'Please review Area_1, because we train on it.' }).askedFor).toBe('when');
  });

  it('does not ask for a day that the request has beside its text', () => {
    const text = 'Please measure the water in Area_1, because we decide with it.';
    expect(askAbout({ kind: 'work', text }).askedFor).toBe('when');
    expect(askAbout({ kind: 'work', text, dueAt: new Date(0) }).askedFor).toBe('enough');
  });

  it('is about the first question of the text', () => {
    const text = 'The river rose again, and we want to warn people.\n• Which areas flood? • How often?';
    expect(askAbout({ kind: 'information', text }).about).toBe('Which areas flood?');
    const japanese = '川の水位が上がりました。最初に浸水するのはどの地域ですか。木曜までにお願いします。';
    expect(askAbout({ kind: 'information', text: japanese }).about).toBe('最初に浸水するのはどの地域ですか。');
  });

  it('is about the longest sentence where the text has no question', () => {
    expect(askAbout({ kind: 'work', text: 'Hi. Measure the water in the basement. Thanks.' }).about).toBe(
      'Measure the water in the basement.',
    );
  });

  it('quotes no more than the start of a long sentence', () => {
    const { about } = askAbout({ kind: 'work', text: '🌊'.repeat(500) });
    expect([...about].length).toBeLessThanOrEqual(QUOTED);
    expect(askAbout({ kind: 'work', text: `Measure ${'very '.repeat(99)}soon.` }).about).toMatch(/^Measure very .*…$/u);
  });

  it.each(LOCALES)('has a sentence for each kind, and for each thing that a text may lack, in %s', (locale) => {
    for (const kind of REQUEST_KINDS)
      for (const askedFor of ['what', 'why', 'when', 'enough'])
        expect(course.t(locale, `stand-in.asks.${kind}.${askedFor}`, { role: 'X' })).not.toContain('stand-in.asks');
  });
});
