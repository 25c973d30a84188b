import { formatter } from '../../charts/formatter.ts';
import { escapeMarkdown } from '../../course/escape-markdown.ts';
import { STAND_IN } from '../../flow/requests/compose-stand-in-reply.ts';
import type { ContentOf } from '../../messages/content.ts';
import { decisionInWords } from '../../messages/decision-in-words.ts';
import { isErased } from './kit.ts';
import type { Words } from './words.ts';

/** Most lines of one part. A canvas takes 1 MiB; this is for those who read it. */
const MOST = 100;

/**
 * The project page as the Markdown of a canvas: its parts as headings and lists, with links and without a mention.
 * Source: https://docs.slack.dev/surfaces/canvases
 */
export function projectPageCanvas(words: Words, content: ContentOf<'project-page'>): string {
  const { t, locale } = words;
  const { goal, found, decisions, open } = content;
  const goals = goal === undefined ? [] : goalLines(words, goal);
  return [
    `_${t('page.canvas')}_`,
    ...part(words, 'goal', goals),
    ...part(
      words,
      'found',
      found.map(({ process, runId, headline }) => {
        const name = escapeMarkdown(words.course.process(locale, process).name);
        const label = link(name, words.lookedUp?.links.get(runId));
        return `- ${t('list.pair', { label: `**${label}**`, text: escapeMarkdown(headline) })}`;
      }),
    ),
    ...part(
      words,
      'decisions',
      decisions.map((one) => decisionLine(words, one)),
    ),
    ...part(
      words,
      'open',
      open.map(({ requestId, asker, about, roles }) => {
        const role = roles.map((each) => escapeMarkdown(words.course.role(locale, each).name)).join(t('list.comma'));
        const values = {
          about: link(escapeMarkdown(about), words.lookedUp?.links.get(requestId)),
          asker: nameIn(words, asker),
          role,
        };
        return `- ${t('page.open-line', values)}`;
      }),
    ),
  ].join('\n\n');
}

function part({ t }: Words, name: 'goal' | 'found' | 'decisions' | 'open', lines: readonly string[]): string[] {
  // A phrase may carry Slack's marks of bold words, which a canvas would read as italics.
  if (lines.length === 0) return [`## ${t(`page.${name}`)}`, t(`page.no-${name}`).replaceAll('*', '')];
  const left = lines.length - MOST;
  const more = left > 0 ? [`- ${t('page.more', { n: left })}`] : [];
  return [`## ${t(`page.${name}`)}`, [...lines.slice(0, MOST), ...more].join('\n')];
}

function goalLines({ t, locale }: Words, { sentence, targetR2 }: { sentence: string; targetR2: number }): string[] {
  const said = t('page.goal-line', { goal: escapeMarkdown(sentence), target: formatter(locale).two(targetR2) });
  return said.split('\n').map((line) => `- ${line}`);
}

function decisionLine(words: Words, { what, byId, role, at }: ContentOf<'project-page'>['decisions'][number]): string {
  const { t, course, locale } = words;
  const roleName = role === undefined ? undefined : escapeMarkdown(course.role(locale, role).name);
  const person = byId === STAND_IN ? t('decision.stand-in') : nameIn(words, byId);
  const who = roleName === undefined ? person : t('decision.who', { person, role: roleName });
  const decision = `**${decisionInWords(what, locale, course.t, escapeMarkdown)}** · ${who}`;
  return `- ${t('page.decision', { decision, at: at.slice(0, 10) })}`;
}

function nameIn({ t, lookedUp }: Words, userId: string): string {
  const name = isErased(userId) ? undefined : lookedUp?.names.get(userId);
  return name === undefined ? t('person.unknown') : escapeMarkdown(name);
}

function link(label: string, address: string | undefined): string {
  return address === undefined ? label : `[${label}](${address})`;
}
