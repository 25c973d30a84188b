import { formatter } from '../../charts/formatter.ts';
import type { OwnQuestion } from '../../exercise/own-question.ts';
import type { ContentOf, FoundOut, OpenQuestion } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { dateToken } from './date-token.ts';
import { decisionLine } from './decision-line.ts';
import { fitBlocks, listing, type Part } from './fit-blocks.ts';
import { actions, button, context, escapeMrkdwn, header, linked, type Message, section, shorten } from './kit.ts';
import { MESSAGE_LIMITS } from './message-limits.ts';
import { nameOf, nameRoles } from './name-people.ts';
import type { Words } from './words.ts';

/** Most open requests that the page lists, and most decisions. */
export const MOST_OPEN = 10;
const MOST_DECISIONS = 12;
/** Most characters of a text in one line of the page. What it's about is behind the link or the button. */
const LINE = 300;

/** The record of a course: its goal, what the team has found out and decided, and what is still open. It mentions nobody. */
export function projectPageMessage(words: Words, content: ContentOf<'project-page'>): Message {
  const { t } = words;
  const { goal, questions = [] } = content;
  const title = t('page.title');
  const parts = [
    header(title),
    ...pageParts(words, content),
    ...(questions.length === 0
      ? []
      : [section(`*${t('page.questions')}*`), ...questions.map((one) => section(questionLine(words, one)))]),
    actions(button(ACTIONS.openDecisions, t('button.decisions'), 'page')),
    context(t('page.kept')),
  ];
  const lead = goal === undefined ? t('page.no-goal') : escapeMrkdwn(shorten(goal.sentence, LINE));
  return { text: t('list.pair', { label: title, text: lead }), blocks: fitBlocks(parts, MESSAGE_LIMITS) };
}

/** The goal, what the team has found out and decided, and the requests that wait. */
export function pageParts(words: Words, { goal, found, decisions, open }: ContentOf<'project-page'>): Part[] {
  const goals = goal === undefined ? [] : [goal];
  return [
    ...part(words, 'goal', goals, (one) => goalLine(words, one)),
    ...part(words, 'found', found, (one) => foundLine(words, one)),
    ...part(words, 'decisions', decisions, (one) => decisionOf(words, one), MOST_DECISIONS),
    ...part(words, 'open', open, (one) => openLine(words, one), MOST_OPEN),
  ];
}

/** One part of the page: its title, and its lines or a word that there are none. */
function part<T>(
  { t }: Words,
  name: 'goal' | 'found' | 'decisions' | 'open',
  things: readonly T[],
  draw: (thing: T) => string,
  most: number = things.length,
): Part[] {
  if (things.length === 0) return [section(`*${t(`page.${name}`)}*\n${t(`page.no-${name}`)}`)];
  const lines = listing(things, (thing) => [section(draw(thing))], {
    most,
    more: (left) => [context(t('page.more', { n: left }))],
  });
  return [section(`*${t(`page.${name}`)}*`), lines];
}

function goalLine({ t, locale }: Words, { sentence, targetR2 }: { sentence: string; targetR2: number }): string {
  return t('page.goal-line', {
    goal: escapeMrkdwn(shorten(sentence, LINE)),
    target: formatter(locale).two(targetR2),
  });
}

/** What a process found, with a link to its findings, which lead to the charts and the files. */
function foundLine({ t, course, locale, lookedUp }: Words, { process, runId, headline }: FoundOut): string {
  const name = escapeMrkdwn(course.process(locale, process).name);
  const label = `*${linked(name, lookedUp?.links.get(runId))}*`;
  return `• ${t('list.pair', { label, text: escapeMrkdwn(shorten(headline, LINE)) })}`;
}

function decisionOf(words: Words, { what, at, ...whose }: ContentOf<'project-page'>['decisions'][number]): string {
  const short = what.kind === 'statement' ? { ...what, text: shorten(what.text, LINE) } : what;
  const decision = decisionLine(words, { what: short, ...whose });
  return `• ${words.t('page.decision', { decision, at: dateToken(new Date(at)) })}`;
}

function questionLine({ t, course, locale }: Words, { text, role }: OwnQuestion): string {
  const question = escapeMrkdwn(shorten(text, LINE));
  if (role === undefined) return `• ${question}`;
  return `• ${t('list.pair', { label: escapeMrkdwn(course.role(locale, role).name), text: question })}`;
}

/** A request that waits for an answer, in one line with a link. It mentions nobody. */
export function openLine(words: Words, { requestId, asker, about, roles }: OpenQuestion): string {
  // A label looks the same before its link is known.
  const label = escapeMrkdwn(shorten(about, LINE)).replaceAll('|', '¦');
  const values = {
    about: linked(label, words.lookedUp?.links.get(requestId)),
    asker: nameOf(words, asker),
    role: nameRoles(words, roles),
  };
  return `• ${words.t('page.open-line', values)}`;
}
