import type { StandIn } from '../src/start-stand-in.ts';
import { clientFor, HANA, socketApp } from './helpers.ts';

// biome-ignore lint/suspicious/noExplicitAny: payloads as Slack sends them
export type Payload = any;

/** A modal with one file input. */
export function modal(element: object, more: object = {}) {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: 'Data' },
    submit: { type: 'plain_text', text: 'Use it' },
    blocks: [
      {
        type: 'input',
        block_id: 'data',
        label: { type: 'plain_text', text: 'File' },
        element: { type: 'file_input', action_id: 'file', ...element },
        ...more,
      },
    ],
  } as Payload;
}

/** Opens a modal with a file input for Hana, and records what is submitted. */
export async function openModal(rehearsal: StandIn, element: object = {}, more: object = {}): Promise<Payload[]> {
  const bodies: Payload[] = [];
  await socketApp(rehearsal, (app) =>
    app.view(/.*/, async ({ ack, body }) => {
      bodies.push(body);
      await ack();
    }),
  );
  const trigger = rehearsal.driver.trigger(HANA);
  await clientFor(rehearsal).views.open({ trigger_id: trigger, view: modal(element, more) });
  return bodies;
}
