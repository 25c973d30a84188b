import type { ContentOf } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { actions, button, context, escapeMrkdwn, type Message, mention, section } from './kit.ts';
import { nameOf } from './name-people.ts';
import { quote } from './quote.ts';
import type { Words } from './words.ts';

/** What someone who takes the course alone asks a real person. */
export function realQuestionMessage(words: Words, content: ContentOf<'real-question'>): Message {
  const { t } = words;
  const { asker, questionId, text, answered } = content;
  const lead = t('real-person.lead', { asker: nameOf(words, asker) });
  const end =
    answered === true
      ? [context(t('real-person.answered'))]
      : [
          actions(button(ACTIONS.openRealAnswer, t('button.real-answer'), questionId, 'primary')),
          context(t('real-person.note')),
        ];
  return { text: lead, blocks: [section(lead), ...quote(text), ...end] };
}

/** A real person's answer, in the thread of the request that it began with. It's for one person, so it mentions them. */
export function realAnswerMessage(words: Words, content: ContentOf<'real-answer'>): Message {
  const { asker, by, about, text } = content;
  const people = { asker: mention(asker), by: nameOf(words, by), about: escapeMrkdwn(about) };
  const lead = words.t('real-person.answer', people);
  return { text: lead, blocks: [section(lead), ...quote(text)] };
}
