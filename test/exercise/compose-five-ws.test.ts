import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import { TEXT_LIMIT } from '../../src/exercise/check-text.ts';
import { ANSWER_LIMIT, composeFiveWs, FIVE_WS } from '../../src/exercise/compose-five-ws.ts';
import { hintRequest } from '../../src/exercise/hint-request.ts';
import { course } from '../helpers/course.ts';

const { t } = course;
const answer = fc.string({ maxLength: ANSWER_LIMIT });

describe('the 5W1H form', () => {
  it.each(LOCALES)('composes a line for each answer in %s and fits a request', (locale) => {
    const all = fc.record(Object.fromEntries(FIVE_WS.map((id) => [id, answer])), { requiredKeys: [] });
    fc.assert(
      fc.property(all, (answers) => {
        const text = composeFiveWs(t, locale, answers);
        for (const given of Object.values(answers)) expect(text).toContain((given ?? '').trim());
        expect(text === '').toBe(Object.values(answers).every((given) => (given ?? '').trim() === ''));
        expect(text.length).toBeLessThanOrEqual(TEXT_LIMIT);
      }),
    );
  });

  it.each(LOCALES)('gets no hints when filled with its examples in %s', (locale) => {
    const answers = Object.fromEntries(FIVE_WS.map((id) => [id, t(locale, `five-ws.${id}.example`)]));
    const text = composeFiveWs(t, locale, answers);
    expect(hintRequest({ exampleRequests: [] }, { roles: [], kind: 'information', text })).toEqual([]);
  });
});
