import { expect, it } from 'vitest';
import { clientFor, errorOf, HOUSE, rehearse } from './helpers.ts';

const content = (markdown: string) => ({ type: 'markdown' as const, markdown });

it('an app makes a canvas in a channel and replaces what it shows', async () => {
  const rehearsal = await rehearse();
  const client = clientFor(rehearsal);
  const document_content = content('# Goal');
  const { canvas_id = '' } = await client.canvases.create({ title: 'Page', channel_id: HOUSE, document_content });
  expect(rehearsal.driver.canvases(HOUSE)).toEqual([
    { id: canvas_id, channel: HOUSE, title: 'Page', markdown: '# Goal' },
  ]);
  await client.canvases.edit({ canvas_id, changes: [{ operation: 'replace', document_content: content('# Other') }] });
  expect(rehearsal.driver.canvases(HOUSE)[0]?.markdown).toBe('# Other');
});

it('refuses a canvas without the scope, in an unknown channel, that is gone, and what is not Markdown', async () => {
  const rehearsal = await rehearse();
  const client = clientFor(rehearsal);
  const changes = [{ operation: 'replace' as const, document_content: content('a') }] as [never];
  expect(await errorOf(client.canvases.create({ channel_id: 'C0NONE' }))).toMatchObject({ error: 'channel_not_found' });
  expect(await errorOf(client.canvases.edit({ canvas_id: 'F0NONE', changes }))).toMatchObject({
    error: 'canvas_not_found',
  });
  const wrong = { type: 'html', markdown: 'a' } as never;
  expect(await errorOf(client.canvases.create({ channel_id: HOUSE, document_content: wrong }))).toMatchObject({
    error: 'invalid_arguments',
  });
  rehearsal.withholdScope('canvases:write');
  expect(await errorOf(client.canvases.create({ channel_id: HOUSE }))).toMatchObject({ error: 'missing_scope' });
});
