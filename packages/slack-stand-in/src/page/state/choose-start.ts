import type { PageChannel } from '../../page-api.ts';
import type { Workplace } from './session.ts';

/** Kana and kanji, which mark a channel for readers of Japanese. */
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** Chooses the first acting person: one who reads the browser's language, or else the first. */
export function firstPerson({ users }: Workplace, language = navigator.language): string {
  const people = users.filter((user) => !user.isBot);
  const mine = people.find((user) => user.locale.startsWith(language.slice(0, 2)));
  return (mine ?? people[0])?.id ?? '';
}

/**
 * Chooses the first channel: one of the person's channels in the browser's language, or else the first. Slack has no language for a
 * channel, so the script of its name and topic decides.
 */
export function firstChannel({ channels }: Workplace, person: string, language = navigator.language): string {
  const mine = channels.filter((channel) => !channel.isIm && channel.members.includes(person));
  const wanted = language.startsWith('ja');
  const speaks = ({ name, topic }: PageChannel) => JAPANESE.test(name + topic) === wanted;
  return (mine.find(speaks) ?? mine[0])?.id ?? '';
}
