import type { SectionBlock } from '@slack/types';
import { areBlocksTooLong, checkMessageBlocks } from 'slack-stand-in';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../src/course/locale.ts';
import { roleHoldersMessage } from '../../../src/slack/messages/role-holders-message.ts';
import { wordsFor } from '../../../src/slack/messages/words.ts';
import type { RoleHolding } from '../../../src/team/role-holding.ts';
import { course } from '../../helpers/course.ts';

const person = (n: number) => `U${String(n).padStart(10, '0')}`;
/** Holdings of this many people, each in five roles, which is the limit. */
const team = (people: number, roles = course.roles('en').map(({ id }) => id)): RoleHolding[] =>
  Array.from({ length: people }, (_, n) =>
    Array.from({ length: 5 }, (_, k) => ({ userId: person(n), role: roles[(n + k) % roles.length]! }) as RoleHolding),
  ).flat();
const linesOf = (blocks: unknown[]) =>
  blocks
    .filter((block): block is SectionBlock => (block as SectionBlock).type === 'section')
    .flatMap(({ text }) => text?.text.split('\n') ?? []);

describe.each(LOCALES)('the list of role holders in %s', (locale) => {
  const words = wordsFor(course, locale);
  const { t } = words;
  const shown = (holdings: RoleHolding[]) => roleHoldersMessage(words, holdings, { facilitates: true }).blocks;

  it('has one line per role, with or without holders, and no table', () => {
    const lines = linesOf(shown([{ userId: 'U1', role: 'operator' } as RoleHolding]));
    for (const { id, name } of course.roles(locale))
      expect(lines).toContain(
        t('roles.line', { role: name, who: id === 'operator' ? '<@U1>' : `_${t('roles.nobody')}_` }),
      );
    expect(JSON.stringify(shown(team(3)))).not.toContain('"table"');
  });

  it.each([0, 8, 30, 300])('fits into one message with %i people', (people) => {
    const blocks = shown(team(people));
    expect(checkMessageBlocks(blocks)).toEqual([]);
    expect(areBlocksTooLong(blocks as never)).toBe(false);
    expect(linesOf(blocks).filter((line) => line.startsWith('•'))).toHaveLength(18);
  });

  it('counts the holders that it does not name', () => {
    const blocks = shown(
      Array.from({ length: 30 }, (_, n) => ({ userId: person(n), role: 'architect' }) as RoleHolding),
    );
    const named = Array.from({ length: 25 }, (_, n) => `<@${person(n)}>`).join(t('list.comma'));
    const role = course.role(locale, 'architect').name;
    expect(linesOf(blocks)).toContain(t('roles.line', { role, who: t('roles.more', { named, more: 5 }) }));
  });
});
