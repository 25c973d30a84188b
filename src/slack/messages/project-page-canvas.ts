import { escapeMarkdown } from '../../course/escape-markdown.ts';
import type { ContentOf } from '../../messages/content.ts';
import { decisionInWords } from '../../messages/decision-in-words.ts';
import { namePeopleIn } from '../../messages/name-people-in.ts';
import { type PageDecision, pageMarkdown } from '../../messages/page-markdown.ts';
import { decidedBy } from './decision-line.ts';
import { isErased } from './kit.ts';
import type { Words } from './words.ts';

/**
 * The project page as the Markdown of a canvas: its parts as headings and lists, with links and without a mention.
 * Source: https://docs.slack.dev/surfaces/canvases
 */
export function projectPageCanvas(words: Words, content: ContentOf<'project-page'>): string {
  const { t, locale, course, lookedUp } = words;
  const nameOf = (userId: string) =>
    (isErased(userId) ? undefined : lookedUp?.names.get(userId)) ?? t('person.unknown');
  const plain = (text: string) => namePeopleIn(text, nameOf);
  const decisionLine = ({ what, byId, role, at }: PageDecision) => {
    const said = decisionInWords(what, locale, course.t, (text) => escapeMarkdown(plain(text)));
    const who = decidedBy(words, { byId, role, person: escapeMarkdown(nameOf(byId)) }, escapeMarkdown);
    return t('page.decision', { decision: `**${said}** · ${who}`, at: at.slice(0, 10) });
  };
  const linkOf = (id: string) => lookedUp?.links.get(id);
  const parts = pageMarkdown(content, { locale, course, t, nameOf, plain, decisionLine, linkOf });
  return [`_${t('page.canvas')}_`, ...parts].join('\n\n');
}
