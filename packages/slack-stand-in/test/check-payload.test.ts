import type { ModalView } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import type { CheckedBlocks } from '../src/page-api.ts';
import type { StandIn } from '../src/start-stand-in.ts';
import { clientFor, errorOf, HOUSE, rehearse, section } from './helpers.ts';

async function check(rehearsal: StandIn, payload: unknown): Promise<CheckedBlocks> {
  const response = await fetch(`${rehearsal.url}/rehearsal/api/check-blocks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ payload }),
  });
  return (await response.json()) as CheckedBlocks;
}

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const modal = (more: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  title: plain('Ask'),
  blocks: [section('Words')],
  ...more,
});

describe('checkPayload', () => {
  it('lists the problems of an array of blocks, a message, a view or one block', async () => {
    const rehearsal = await rehearse();
    const wrong = { type: 'header', text: plain('x'.repeat(151)) };
    const at = (path: string) => [{ path, message: 'must be less than 151 characters' }];
    const asMessage = { ok: false, kind: 'message', problems: at('/blocks/0/text/text'), builder: { blocks: [wrong] } };
    expect(await check(rehearsal, [wrong])).toEqual(asMessage);
    expect(await check(rehearsal, { channel: 'C1', blocks: [wrong] })).toEqual(asMessage);
    expect(await check(rehearsal, wrong)).toEqual(asMessage);
    expect(await check(rehearsal, modal({ blocks: [wrong] }))).toMatchObject({
      kind: 'modal',
      problems: at('/view/blocks/0/text/text'),
    });
    expect(await check(rehearsal, { type: 'home', blocks: [wrong] })).toMatchObject({ ok: false, kind: 'home' });
    const refused = await errorOf(
      clientFor(rehearsal).chat.postMessage({ channel: HOUSE, text: 'a', blocks: [wrong] }),
    );
    expect(refused.messages).toEqual(['[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]']);
  });

  it('reports success for valid blocks', async () => {
    const rehearsal = await rehearse();
    const blocks = [section('fine')];
    expect(await check(rehearsal, blocks)).toEqual({ ok: true, kind: 'message', problems: [], builder: { blocks } });
    expect(await check(rehearsal, modal())).toMatchObject({ ok: true, kind: 'modal', builder: modal() });
    expect(rehearsal.calls).toEqual([]);
  });

  it('checks the size limits of a message and of a view', async () => {
    const rehearsal = await rehearse();
    const long = Array.from({ length: 5 }, () => section('x'.repeat(2900)));
    expect((await check(rehearsal, long)).problems).toEqual([{ path: '/blocks', message: 'msg_blocks_too_long' }]);
    const options = Array.from({ length: 100 }, (_, i) => ({ text: plain('o'), value: `${i}${'漢'.repeat(140)}` }));
    const select = (id: string) => ({ type: 'static_select', action_id: id, options });
    const large = Array.from({ length: 6 }, (_, i) => ({ type: 'actions', elements: [select(`${i}`)] }));
    expect((await check(rehearsal, modal({ blocks: large as never }))).problems).toEqual([
      { path: '/view', message: 'view_too_large' },
    ]);
  });

  it('refuses a payload without blocks', async () => {
    const rehearsal = await rehearse();
    for (const payload of [{}, 'words', null, 1]) {
      expect(await check(rehearsal, payload)).toMatchObject({ ok: false, problems: [{ path: '' }] });
    }
    expect(await check(rehearsal, { blocks: 'x' })).toMatchObject({ problems: [{ message: 'must provide an array' }] });
  });
});
