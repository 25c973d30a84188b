import type { KnownBlock } from '@slack/types';
import type { ContentOf, ShownVerdict } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { actions, button, context, escapeMrkdwn, type Message, mention, section } from './kit.ts';
import { nameOf } from './name-people.ts';
import { quote } from './quote.ts';
import { writeStandInRef } from './stand-in-ref.ts';
import { figureNote } from './statement-blocks.ts';
import type { Words } from './words.ts';

/** A stakeholder's verdicts, each below its statement, and what was kept as a decision. A doubt offers a follow-up question. */
export function verdictsMessage(words: Words, content: ContentOf<'verdicts'>): Message {
  const { t, course, locale, alone } = words;
  const { requestId, author, standIn, offersPerson, asker, calls, verdicts } = content;
  const askerName = calls === true ? mention(asker) : nameOf(words, asker);
  const role = standIn === undefined ? undefined : escapeMrkdwn(course.role(locale, standIn).name);
  const lead =
    role === undefined
      ? t('verdicts.lead', { asker: askerName, author: nameOf(words, author) })
      : t('verdicts.lead-stand-in', { asker: askerName, role });
  const isDoubted = verdicts.some(({ verdict }) => verdict === 'doubted');
  const buttons = [
    ...(isDoubted ? [button(ACTIONS.openAskBack, t('button.ask-back'), requestId)] : []),
    // Alone, there is nobody to send it to.
    ...(offersPerson === true && standIn !== undefined && alone !== true
      ? [button(ACTIONS.sendToPerson, t('button.send-to-person'), writeStandInRef({ requestId, role: standIn }))]
      : []),
    ...(alone === true && standIn !== undefined ? [button(ACTIONS.openAskReal, t('button.ask-real'), requestId)] : []),
  ];
  const kept = verdicts.filter((each) => each.kept === true).length;
  return {
    text: lead,
    blocks: [
      section(lead),
      ...verdicts.flatMap((each) => verdictBlocks(words, each)),
      ...(buttons.length === 0 ? [] : [actions(...buttons)]),
      ...(kept === 0 ? [] : [context(t('verdicts.kept', { n: kept }))]),
      ...(isDoubted ? [context(t('verdicts.doubted'))] : []),
      ...(standIn === undefined ? [] : [context(t('verdicts.stand-in-note'))]),
    ],
  };
}

function verdictBlocks(words: Words, { statement, figure, verdict, sentence }: ShownVerdict): KnownBlock[] {
  const { t } = words;
  const word = t('list.pair', { label: `*${t(`verdict.${verdict}`)}*`, text: escapeMrkdwn(statement) });
  return [
    section(word),
    ...(sentence === '' ? [] : quote(sentence)),
    ...figureNote(words, figure).map((note) => context(note)),
  ];
}
