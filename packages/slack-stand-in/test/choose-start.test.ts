import { describe, expect, it } from 'vitest';
import { firstChannel, firstPerson } from '../src/page/state/choose-start.ts';
import type { Workplace } from '../src/page/state/session.ts';
import { SEED } from '../src/state/seed.ts';

const people = SEED.users.map(({ id }) => id);
const workplace = {
  users: [{ id: 'UAPP', locale: 'ja-JP', isBot: true }, ...SEED.users.map((user) => ({ ...user, isBot: false }))],
  channels: [
    { id: 'D1', name: '', topic: '', isIm: true, members: people },
    ...SEED.channels.map((channel) => ({ ...channel, isIm: false, members: people })),
  ],
} as unknown as Workplace;
const startIn = (language: string, place = workplace) => {
  const person = firstPerson(place, language);
  return [person, firstChannel(place, person, language)];
};

describe('the start of a newcomer', () => {
  it.each([
    ['ja', 'U0HANA', 'C0JUTAKU'],
    ['ja-JP', 'U0HANA', 'C0JUTAKU'],
    ['en-GB', 'U0DAVID', 'C0HOUSE'],
    ['fr', 'U0HANA', 'C0HOUSE'],
  ])('in a %s browser is %s in %s', (language, person, channel) => {
    expect(startIn(language)).toEqual([person, channel]);
  });

  it('is in the first of the person’s channels when none is in their language', () => {
    const english = workplace.channels.filter(({ id }) => id !== 'C0JUTAKU');
    expect(startIn('ja', { ...workplace, channels: english })).toEqual(['U0HANA', 'C0HOUSE']);
    expect(startIn('ja', { ...workplace, channels: [] })).toEqual(['U0HANA', '']);
    const without = english.map((channel) => ({ ...channel, members: [] }));
    expect(startIn('ja', { ...workplace, channels: without })).toEqual(['U0HANA', '']);
  });
});
