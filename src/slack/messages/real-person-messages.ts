import type { ContentOf } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { actions, button, context, escapeMrkdwn, type Message, mention, section } from './kit.ts';
import { nameOf } from './name-people.ts';
import { quote } from './quote.ts';
import type { Words } from './words.ts';

/** What someone who takes the course alone asks a real person. */
export function realQuestionMessage(words: Words, content: ContentOf<'real-question'>): Message {
  const { t } = words;
  const { asker, questionId, text, answered, passed } = content;
  const lead = t('real-person.lead', { asker: nameOf(words, asker) });
  const end =
    answered === true || passed === true
      ? [context(t(answered === true ? 'real-person.answered' : 'real-person.passed-on'))]
      : [
          actions(
            button(ACTIONS.openRealAnswer, t('button.real-answer'), questionId, 'primary'),
            button(ACTIONS.openNotMine, t('button.not-mine'), questionId),
          ),
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

/** That a question isn't a real person's to answer, in the thread of the request. It's for one person, so it mentions them. */
export function realPassedMessage(words: Words, content: ContentOf<'real-passed'>): Message {
  const { t } = words;
  const { asker, by, about, instead } = content;
  const lead = t('real-person.passed', { asker: mention(asker), by: nameOf(words, by), about: escapeMrkdwn(about) });
  const next =
    instead === undefined
      ? t('real-person.ask-other')
      : t('real-person.ask-instead', { instead: nameOf(words, instead), by: nameOf(words, by) });
  return { text: lead, blocks: [section(lead), section(next)] };
}
