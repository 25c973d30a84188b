import type { WebClient } from '@slack/web-api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMembers } from '../../../src/slack/app/read-members.ts';

const PLACE = { teamId: 'T1', channelId: 'C1' };
type Page = { members?: string[]; next?: string };

/** A client whose calls return these pages in turn; a string is an error code of Slack. */
function clientWith(pages: readonly (Page | string)[]) {
  const asked: Record<string, unknown>[] = [];
  const members = async (args: Record<string, unknown>) => {
    const page = pages[asked.length];
    asked.push(args);
    if (page === undefined) throw new Error('asked for a page that does not exist');
    if (typeof page === 'string')
      throw Object.assign(new Error(page), { code: 'slack_webapi_platform_error', data: { ok: false, error: page } });
    return { ok: true, members: page.members, response_metadata: { next_cursor: page.next ?? '' } };
  };
  return { asked, client: { conversations: { members } } as unknown as WebClient };
}

/** Pages that together hold these lists. */
const asPages = (lists: readonly string[][]): Page[] =>
  lists.map((members, index) => ({ members, ...(index === lists.length - 1 ? {} : { next: `after-${index}` }) }));

const lists = fc.array(fc.array(fc.stringMatching(/^U[A-Z0-9]{1,6}$/u), { maxLength: 5 }), {
  minLength: 1,
  maxLength: 8,
});

describe('the members of a channel', () => {
  it('are those of all pages, however Slack cuts them', async () => {
    await fc.assert(
      fc.asyncProperty(lists, async (all) => {
        const { client, asked } = clientWith(asPages(all));
        const everyone = new Set(all.flat());
        expect(await readMembers(client, PLACE)).toEqual(everyone.size === 0 ? 'unknown' : everyone);
        expect(asked.map(({ cursor }) => cursor)).toEqual(
          all.map((_, index) => (index === 0 ? undefined : `after-${index - 1}`)),
        );
      }),
    );
  });

  it('are unknown when any page is missing, never a part of them', async () => {
    const failures: (Page | string)[] = [
      'internal_error',
      'fetch_members_failed',
      'channel_not_found',
      'ratelimited',
      {},
    ];
    await fc.assert(
      fc.asyncProperty(lists, fc.nat(), fc.constantFrom(...failures), async (all, at, failure) => {
        const pages: (Page | string)[] = asPages(all);
        pages[at % pages.length] = failure;
        expect(await readMembers(clientWith(pages).client, PLACE)).toBe('unknown');
      }),
    );
  });

  it('are unknown when Slack never comes to an end', async () => {
    const pages = Array.from({ length: 40 }, () => ({ members: ['U1'], next: 'again' }));
    expect(await readMembers(clientWith(pages).client, PLACE)).toBe('unknown');
  });

  it('are not read without the scope, and not in direct messages', async () => {
    expect(await readMembers(clientWith(['missing_scope']).client, PLACE)).toBe('not-allowed');
    expect(await readMembers(clientWith([]).client, { ...PLACE, channelId: 'D1' })).toBe('not-allowed');
  });

  it('throw what is not of Slack', async () => {
    await expect(readMembers(clientWith([]).client, PLACE)).rejects.toThrow('does not exist');
  });
});
