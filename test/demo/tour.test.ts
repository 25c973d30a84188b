import { SEED } from 'slack-stand-in';
import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '../../src/course/locale.ts';
import { playOthersDeed } from '../../src/demo/play-others-deed.ts';
import { rehearsalRoles } from '../../src/demo/rehearsal-roles.ts';
import { TOUR } from '../../src/demo/tour.ts';
import { course } from '../helpers/course.ts';

const said = TOUR.flatMap(({ title, body, moves }) => [title, body, ...moves.map(({ words }) => words)]);

/** The rehearsal's own button. Only pressing it would use these parts. */
const PLAY_OTHERS = playOthersDeed({} as Parameters<typeof playOthersDeed>[0]).label;
/** Labels of the app's buttons and choices, in the order of their messages. */
const LABELS = ['button.start', 'start.submit', 'button.choose-lesson', 'button.post-again', 'button.ask'];
const LATER = ['button.reply', 'button.review', 'button.present'];
const QUOTED = { en: /“([^”]+)”/gu, ja: /「([^」]+)」/gu };

describe('the guided tour', () => {
  it('has six steps, from the lesson to a figure to confirm', () => {
    expect(TOUR.map(({ id }) => id)).toEqual(['lesson', 'run', 'ask', 'reply', 'review', 'present']);
  });

  it('ends when a message asks to confirm a figure, as the app words it', () => {
    const done = TOUR.at(-1)?.done;
    const signs = done !== undefined && 'text' in done ? done.text : [];
    expect(signs).toHaveLength(LOCALES.length);
    for (const locale of LOCALES) {
      const lead = course.t(locale, 'request.lead.presentation', { people: 'a', asker: 'b' });
      expect(signs.some((sign) => lead.includes(sign))).toBe(true);
    }
  });

  it.each(LOCALES)('has every text in %s', (locale) => {
    for (const words of said) expect(words[locale]).not.toBe('');
    expect(said.every((words) => words.en !== words.ja)).toBe(true);
  });

  it.each(LOCALES)('names every button in %s as the app does', (locale) => {
    const { number, name } = course.process(locale, 'analyze');
    const labels = new Set([
      ...[...LABELS, ...LATER].map((key) => course.t(locale, key)),
      course.t(locale, 'button.run', { process: '…' }).trim(),
      `${number}. ${name}`,
      PLAY_OTHERS[locale],
    ]);
    const quoted = said.flatMap((words) => [...words[locale].matchAll(QUOTED[locale])].map(([, label]) => label));
    expect(quoted.length).toBeGreaterThanOrEqual(LABELS.length + LATER.length);
    for (const label of quoted) expect(labels).toContain(label);
  });

  it('names the role and the kind to choose as the app does, and the position of the role', () => {
    for (const locale of LOCALES) {
      expect(askedIn(locale)).toContain(course.role(locale, ROLES[locale]).name);
      expect(askedIn(locale)).toContain(course.t(locale, 'kind.information'));
      const { offers } = course.lessonInfo(locale, 'analyze');
      expect(offers.indexOf(ROLES[locale])).toBeGreaterThanOrEqual(offers.length - 3);
    }
  });

  it.each(LOCALES)('leads to a teammate who reads %s', async (locale) => {
    const holdings = await rehearsalRoles({ channelId: 'C0HOUSE' });
    const [holder, ...others] = holdings.filter(({ role }) => role === ROLES[locale]);
    expect(others).toEqual([]);
    expect(SEED.users.find(({ id }) => id === holder?.userId)?.locale.slice(0, 2)).toBe(locale);
  });
});

/** The role that each language's tour asks. */
const ROLES = { en: 'domain-expert', ja: 'data-architect' } as const;

function askedIn(locale: Locale): string | undefined {
  return TOUR.find(({ id }) => id === 'ask')?.moves[0]?.words[locale];
}
