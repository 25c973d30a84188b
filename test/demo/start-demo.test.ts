import { SEED } from 'slack-stand-in';
import { describe, expect, it } from 'vitest';
import { rehearsalRoles } from '../../src/demo/rehearsal-roles.ts';
import { greetRehearsal } from '../../src/demo/start-demo.ts';
import { course } from '../helpers/course.ts';

describe('the teammates of the rehearsal', () => {
  it("have titles that are the course's names of their roles, in their language", async () => {
    const titles = Object.fromEntries(SEED.users.map(({ id, title }) => [id, title]));
    const terms = (await rehearsalRoles({ channelId: 'C1' })).map(({ userId, role }) => {
      const locale = SEED.users.find(({ id }) => id === userId)?.locale === 'ja-JP' ? 'ja' : 'en';
      return [userId, course.role(locale, role).name];
    });
    expect(titles).toEqual(Object.fromEntries(terms));
  });

  it('have no roles in a direct message with the app', async () => {
    expect(await rehearsalRoles({ channelId: 'D1' })).toEqual([]);
  });
});

describe('the greeting', () => {
  it('gives the address as people type it, and what to type next', () => {
    const greeting = greetRehearsal('http://127.0.0.1:3001');
    expect(greeting).toContain('http://localhost:3001\n');
    expect(greeting).toContain('/kakehashi');
    for (const { name } of SEED.channels) expect(greeting).toContain(`#${name}`);
    expect(greeting).not.toContain('anyone');
    expect(greetRehearsal('http://127.0.0.1:3001', true)).toContain('anyone who reaches its port can act as anyone');
  });
});
