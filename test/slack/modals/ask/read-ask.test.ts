import type { ViewOutput } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/errors.ts';
import { readAsk, textBlock } from '../../../../src/slack/modals/ask/read-ask.ts';

const actor = { teamId: 'T1', userId: 'U1' };
const about = { lessonId: 'l1', channelId: 'C1', requestId: 'r1' };

/** The form with these fields; its text is in the block of its edition. */
function form(
  metadata: Record<string, string>,
  values: Record<string, object>,
): Pick<ViewOutput, 'private_metadata' | 'state'> {
  const state = { values: Object.fromEntries(Object.entries(values).map(([block, value]) => [block, { value }])) };
  return { private_metadata: JSON.stringify(metadata), state } as unknown as ViewOutput;
}

describe('readAsk', () => {
  it('reads roles, kind and the text of the newest edition', () => {
    const view = form(
      { ...about, edition: '2' },
      {
        role: { selected_options: [{ value: 'operator' }, { value: 'architect' }] },
        kind: { selected_option: { value: 'information' } },
        [textBlock(0)]: { value: 'old' },
        [textBlock(2)]: { value: 'What is blank?' },
      },
    );
    expect(readAsk(actor, view)).toEqual({
      ...actor,
      ...about,
      edition: 2,
      written: { roles: ['operator', 'architect'], kind: 'information', text: 'What is blank?' },
    });
  });

  it('leaves out a kind that this release does not know', () => {
    const view = form(about, { kind: { selected_option: { value: 'gossip' } }, [textBlock(0)]: { value: '' } });
    expect(readAsk(actor, view).written).toEqual({ roles: [], text: '' });
  });

  it('has no written form where Slack leaves the fields out', () => {
    expect(readAsk(actor, form(about, {})).written).toBeUndefined();
  });

  it.each(['lessonId', 'channelId', 'requestId'] as const)('refuses a form without %s', (name) => {
    const { [name]: _, ...rest } = about;
    expect(() => readAsk(actor, form(rest, {}))).toThrow(new AppError('stale_button'));
  });
});
