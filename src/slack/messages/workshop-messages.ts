import type { KnownBlock } from '@slack/types';
import type { Pair } from '../../exercise/draw-pairs.ts';
import type { ContentOf } from '../../messages/content.ts';
import type { Block } from '../../team/workshop-agenda.ts';
import { ACTIONS } from '../app/ids.ts';
import { certificateButton } from './certificate-messages.ts';
import { dateToken } from './date-token.ts';
import {
  actions,
  button,
  carefulButton,
  context,
  escapeMrkdwn,
  lineSections,
  type Message,
  mention,
  section,
} from './kit.ts';
import { lessonName } from './lesson-name.ts';
import { nameOf, nameRoles } from './name-people.ts';
import { quote } from './quote.ts';
import { surveyButton } from './survey-button.ts';
import type { Words } from './words.ts';
import { revealValue, workshopMenu, workshopValue } from './workshop-menu.ts';

/** A block's name as mrkdwn: "2. Analyze: ask", "Break". */
export function blockName(words: Words, block: Block): string {
  const values = 'process' in block ? { process: escapeMrkdwn(lessonName(words, block.process)) } : {};
  return words.t(`workshop.block.${block.kind}`, values);
}

/** A time of day, as each reader's clock shows it. */
function clock(at: string): string {
  return dateToken(new Date(at), '{time}');
}

/** The board of a workshop, which is edited while the app leads it. It mentions nobody. */
export function workshopBoardMessage(words: Words, content: ContentOf<'workshop-board'>): Message {
  const { t } = words;
  const { workshopId, step, block, endsAt, left, over, people, waiting, notes, later } = content;
  const name = blockName(words, block);
  if (over) {
    const text = t('workshop.board.over');
    return { text, blocks: [section(`*${text}*`), ...parkedBlocks(words, notes)] };
  }
  const now =
    endsAt === undefined
      ? t('workshop.board.paused', { block: name, n: left ?? 0 })
      : t('workshop.board.now', { block: name, until: clock(endsAt) });
  const lines = [
    ...('process' in block ? [t('workshop.board.asked', { n: people.asked, of: people.of })] : []),
    ...(waiting.length === 0 ? [] : [t('workshop.board.waiting', { people: waitingLine(words, waiting) })]),
  ];
  return {
    text: t('list.pair', { label: t('workshop.board.title'), text: now }),
    blocks: [
      section(
        `*${t('workshop.board.title')}*\n${now}`,
        workshopMenu(words, { workshopId, step, paused: endsAt === undefined }),
      ),
      ...(lines.length === 0 ? [] : [section(lines.join('\n'))]),
      ...laterBlocks(words, later),
      ...parkedBlocks(words, notes),
      actions(button(ACTIONS.openPark, t('button.park'), workshopId)),
    ],
  };
}

function waitingLine(words: Words, waiting: ContentOf<'workshop-board'>['waiting']): string {
  return waiting
    .map(({ userId, count }) => words.t('workshop.board.waits', { person: nameOf(words, userId), n: count }))
    .join(words.t('list.comma'));
}

/** When the next block begins, and when each later process, break and closing does. */
function laterBlocks(words: Words, later: ContentOf<'workshop-board'>['later']): KnownBlock[] {
  const { t } = words;
  const [next, ...rest] = later;
  if (next === undefined) return [];
  const line = (block: Block, at: string) =>
    t('workshop.board.at', {
      at: clock(at),
      block: 'process' in block ? escapeMrkdwn(lessonName(words, block.process)) : blockName(words, block),
    });
  const starts = rest.filter(({ block }) => !('process' in block) || block.kind === 'lesson');
  return [
    section(t('workshop.board.next', { block: blockName(words, next.block), at: clock(next.at) })),
    ...(starts.length === 0 ? [] : [context(starts.map(({ block, at }) => line(block, at)).join('\n'))]),
  ];
}

function parkedBlocks({ t }: Words, notes: number): KnownBlock[] {
  return notes === 0 ? [] : [context(t('workshop.board.parked', { n: notes }))];
}

/** A block of a workshop begins. It mentions nobody: everyone is there, and reads who asks whom. */
export function workshopBlockMessage(words: Words, content: ContentOf<'workshop-block'>): Message {
  const { t } = words;
  const { block, endsAt, lessonId, pairs = [] } = content;
  const lead = t('workshop.begins', { block: blockName(words, block), until: clock(endsAt) });
  const buttons = [
    ...(block.kind === 'ask' && lessonId !== undefined
      ? [button(ACTIONS.openAsk, t('button.ask'), lessonId, 'primary')]
      : []),
    ...(block.kind === 'debrief' ? [button(ACTIONS.revealBest, t('button.reveal-best'), revealValue(content))] : []),
  ];
  return {
    text: lead,
    blocks: [
      section(`*${lead}*\n${t(`workshop.do.${block.kind}`)}`),
      ...lineSections(pairs.map((pair) => pairLine(words, pair))),
      ...(buttons.length === 0 ? [] : [actions(...buttons)]),
    ],
  };
}

/** "• Mei asks Kenji, the Domain Expert". */
function pairLine(words: Words, { asker, asked, role }: Pair): string {
  const { t, course, locale } = words;
  const values = { asker: nameOf(words, asker), role: escapeMrkdwn(course.role(locale, role).name) };
  if (asked === undefined) return t('workshop.pair.role', values);
  return t('workshop.pair', { ...values, asked: nameOf(words, asked) });
}

/** The best request of a process, and what to talk about. It mentions nobody. */
export function workshopBestMessage(words: Words, content: ContentOf<'workshop-best'>): Message {
  const { t } = words;
  const { asker, text, roles, process } = content;
  const lead = t('workshop.best', { asker: nameOf(words, asker), roles: nameRoles(words, roles) });
  const questions = [t(`workshop.debrief.${process}`), t('workshop.debrief.easy'), t('workshop.debrief.missing')];
  return {
    text: lead,
    blocks: [section(`*${lead}*`), ...quote(text), section(questions.map((each) => `• ${each}`).join('\n'))],
  };
}

/** What a workshop has come to. */
export function workshopEndMessage(words: Words, content: ContentOf<'workshop-end'>): Message {
  const { t } = words;
  const { rows, decisions, notes } = content;
  const lead = t('workshop.end.lead');
  const lines = rows.map(({ process, asked, byPeople, byStandIns, reviews }) =>
    t(asked === 0 ? 'workshop.end.row-none' : 'workshop.end.row', {
      process: escapeMrkdwn(lessonName(words, process)),
      asked,
      people: byPeople,
      standIns: byStandIns,
      reviews,
    }),
  );
  const parked = notes.map(({ author, text }) =>
    t('workshop.end.note', { note: escapeMrkdwn(text.replaceAll(/\s+/gu, ' ')), person: nameOf(words, author) }),
  );
  return {
    text: lead,
    blocks: [
      section(`*${lead}*`),
      ...lineSections(lines),
      section(t(decisions === 0 ? 'workshop.end.decisions-none' : 'workshop.end.decisions', { n: decisions })),
      ...(parked.length === 0 ? [] : [section(`*${t('workshop.end.notes')}*`), ...lineSections(parked)]),
      actions(
        certificateButton(words, { of: 'workshop', workshopId: content.workshopId }),
        button(ACTIONS.sendWorkshopPage, t('button.workshop-page'), content.workshopId),
        button(ACTIONS.showProjectPage, t('button.project-page'), 'workshop'),
        ...surveyButton(words, 'after'),
      ),
      context(t('workshop.end.report')),
    ],
  };
}

/** Introduces the page of a workshop, whose file follows. */
export function workshopPageMessage({ t }: Words, { channel }: ContentOf<'workshop-page'>): Message {
  const text = t('workshop-page.lead', { channel: `<#${channel}>` });
  return { text, blocks: [section(text)] };
}

/** One line about a workshop. */
export function workshopLineMessage(words: Words, content: ContentOf<'workshop-line'>): Message {
  const { t } = words;
  const block = blockName(words, content.block);
  const text =
    content.what === 'held'
      ? t('workshop.held', { by: mention(content.by), block })
      : t('workshop.last-minutes', { block, until: clock(content.endsAt) });
  return { text, blocks: [section(text)] };
}

/** Asks the facilitator privately whether the workshop is to end now. */
export function endWorkshopMessage({ t }: Words, ref: { workshopId: string; step: number }): Message {
  const text = t('workshop.end.ask');
  const ask = {
    title: t('workshop.end.title'),
    text: t('workshop.end.text'),
    yes: t('workshop.menu.end'),
    no: t('workshop.end.no'),
  };
  const value = workshopValue({ deed: 'end', ...ref });
  return {
    text,
    blocks: [section(text), actions(carefulButton(ACTIONS.endWorkshop, t('workshop.menu.end'), value, ask))],
  };
}
