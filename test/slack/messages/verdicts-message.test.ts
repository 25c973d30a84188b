import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../../src/course/locale.ts';
import type { ContentOf } from '../../../src/messages/content.ts';
import { ACTIONS } from '../../../src/slack/app/ids.ts';
import { verdictsMessage } from '../../../src/slack/messages/verdicts-message.ts';
import { wordsFor } from '../../../src/slack/messages/words.ts';
import { course } from '../../helpers/course.ts';

const CONTENT: ContentOf<'verdicts'> = {
  type: 'verdicts',
  requestId: 'q',
  author: 'stand-in',
  standIn: 'domain-expert',
  asker: 'U1',
  about: 'x',
  verdicts: [{ statement: 'Is that right?', verdict: 'confirmed', sentence: 'Yes.' }],
};

describe.each(LOCALES)('verdicts in %s', (locale) => {
  const shown = (content: ContentOf<'verdicts'>, alone?: true) =>
    JSON.stringify(verdictsMessage(wordsFor(course, locale, alone === undefined ? {} : { alone }), content));

  test('a stand-in’s lead someone alone to the real person', () => {
    expect(shown(CONTENT, true)).toContain(`"${ACTIONS.openAskReal}"`);
    expect(shown(CONTENT)).not.toContain(ACTIONS.openAskReal);
  });

  test('a person’s don’t', () => {
    const { standIn: _, ...byPerson } = CONTENT;
    expect(shown({ ...byPerson, author: 'U2' }, true)).not.toContain(ACTIONS.openAskReal);
  });
});
