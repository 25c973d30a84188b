import type { PageChannel } from '../../page-api.ts';
import type { Workplace } from './session.ts';

/** Kana and kanji: what is named or described in them is for those who read Japanese. */
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** Whom to be at first: somebody who reads the language of this browser, or else the first. */
export function firstPerson({ users }: Workplace, language = navigator.language): string {
  const people = users.filter((user) => !user.isBot);
  const mine = people.find((user) => user.locale.startsWith(language.slice(0, 2)));
  return (mine ?? people[0])?.id ?? '';
}

/**
 * Where to be at first: of the channels that this person is in, one that speaks the language of this browser, so that a
 * newcomer is not led through a course in another one; or else the first. Slack knows no language of a channel: its name
 * and topic tell.
 */
export function firstChannel({ channels }: Workplace, person: string, language = navigator.language): string {
  const mine = channels.filter((channel) => !channel.isIm && channel.members.includes(person));
  const wanted = language.startsWith('ja');
  const speaks = ({ name, topic }: PageChannel) => JAPANESE.test(name + topic) === wanted;
  return (mine.find(speaks) ?? mine[0])?.id ?? '';
}
