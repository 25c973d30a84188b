import type { ModalView } from '@slack/types';
import type { WorkshopDraft } from '../../../flow/workshop/start-workshop.ts';
import { MINUTE } from '../../../team/local-time.ts';
import { type Block, timesOf } from '../../../team/workshop-agenda.ts';
import { VIEWS } from '../../app/ids.ts';
import { dateToken } from '../../messages/date-token.ts';
import { context, escapeMrkdwn, lineSections, section } from '../../messages/kit.ts';
import { lessonName } from '../../messages/lesson-name.ts';
import type { Words } from '../../messages/words.ts';
import { blockName } from '../../messages/workshop-messages.ts';
import { modal } from '../kit.ts';

/** Shows a workshop's agenda with the times it would have if it began now, and starts it. */
export function agendaView(
  words: Words,
  input: { channelId: string; draft: WorkshopDraft; blocks: Block[]; roles: string; people: number; now: Date },
): ModalView {
  const { t } = words;
  const { channelId, draft, blocks, roles, people, now } = input;
  const minutes = blocks.reduce((sum, block) => sum + block.minutes, 0);
  return modal({
    callbackId: VIEWS.workshopAgenda,
    title: t('workshop.title'),
    submit: t('workshop.start'),
    close: t('modal.cancel'),
    metadata: { channelId, draft: JSON.stringify(draft), roles },
    blocks: [
      section(t('workshop.agenda', { until: dateToken(new Date(now.getTime() + minutes * MINUTE), '{time}') })),
      ...lineSections(agendaLines(words, blocks, now)),
      context(t('workshop.agenda-people', { n: people })),
      context(t('workshop.agenda-hint')),
    ],
  });
}

/** A line for each process, break, opening and closing, with its times. */
function agendaLines(words: Words, blocks: readonly Block[], now: Date): string[] {
  const { t } = words;
  const times = timesOf(blocks, now);
  const clock = (at: Date | undefined) => dateToken(at ?? now, '{time}');
  return times.flatMap(({ block, from, to }, index) => {
    if (!('process' in block))
      return [t('workshop.agenda-line', { from: clock(from), to: clock(to), block: blockName(words, block) })];
    if (block.kind !== 'lesson') return [];
    const [ask, debrief] = [times[index + 1], times[index + 2]];
    return [
      t('workshop.agenda-process', {
        from: clock(from),
        to: clock(debrief?.to),
        process: escapeMrkdwn(lessonName(words, block.process)),
        read: block.minutes,
        ask: ask?.block.minutes ?? 0,
        talk: debrief?.block.minutes ?? 0,
      }),
    ];
  });
}
