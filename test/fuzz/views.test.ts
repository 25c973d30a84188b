import fc from 'fast-check';
import { checkView, createHttpTransport, type Json } from 'slack-stand-in';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { VALUE, VIEWS } from '../../src/slack/app/ids.ts';
import { type Opened, openModals } from '../helpers/open-modals.ts';
import { PATIENT } from '../helpers/patience.ts';
import { type Kakehashi, postAnalyze, TEAM } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';
import { runs } from './runs.ts';

let kakehashi: Kakehashi;
let modals: Opened[];
beforeAll(async () => {
  kakehashi = await startKakehashi('http');
  const { ts } = await postAnalyze(kakehashi);
  modals = await openModals(kakehashi, ts);
});
afterAll(() => kakehashi.stop());

const word = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '0',
    '-1',
    '1e9',
    'NaN',
    '<!channel>',
    '__proto__',
    'constructor',
    'x'.repeat(3000),
    '2026-12-01',
    'U0EMILY',
    '値',
    '{}',
  ),
);
const nothing = fc.constant(null);
/** Values that people can leave in an element, and values from a form of another release. */
function stateOf(element: Json): fc.Arbitrary<Json> {
  const { type } = element;
  const own = (element.options ?? element.option_groups?.flatMap((group: Json) => group.options) ?? []) as Json[];
  const option = fc.oneof(
    { weight: 4, arbitrary: own.length === 0 ? word.map(optionOf) : fc.constantFrom(...own) },
    { weight: 1, arbitrary: word.map(optionOf) },
  );
  const values: Record<string, fc.Arbitrary<Json>> = {
    plain_text_input: fc.oneof(word, nothing).map((value) => ({ value })),
    number_input: fc.oneof(word, nothing).map((value) => ({ value })),
    static_select: fc.oneof(option, nothing).map((selected) => ({ selected_option: selected })),
    radio_buttons: fc.oneof(option, nothing).map((selected) => ({ selected_option: selected })),
    multi_static_select: fc.array(option, { maxLength: 6 }).map((selected) => ({ selected_options: selected })),
    checkboxes: fc.array(option, { maxLength: 6 }).map((selected) => ({ selected_options: selected })),
    users_select: fc
      .oneof(fc.constantFrom('U0EMILY', 'U0MEI', 'U0NOBODY'), nothing)
      .map((user) => ({ selected_user: user })),
    datepicker: fc
      .oneof(fc.constantFrom('2026-12-01', '1999-01-01', '9999-12-31', '2026-02-30'), nothing)
      .map((date) => ({ selected_date: date })),
    timepicker: fc
      .oneof(fc.constantFrom('09:00', '00:00', '23:59', '24:61'), nothing)
      .map((time) => ({ selected_time: time })),
  };
  return (values[type] ?? fc.constant({})).map((value) => ({ type, ...value }));
}
const optionOf = (value: string): Json => ({ text: { type: 'plain_text', text: value || 'x' }, value });

/** A modal with random field values, some of them from another release. */
// Without a small maximum, most of the numbers drawn would be the smallest ones.
const submission = fc.nat({ max: 997 }).chain((nth) => {
  const { as, view } = modals[nth % modals.length] as Opened;
  const inputs = (view.blocks as Json[]).flatMap((block) =>
    block.element === undefined ? [] : [{ id: String(block.block_id), element: block.element as Json }],
  );
  const states = Object.fromEntries(inputs.map(({ id, element }) => [id, stateOf(element)]));
  return fc.record({
    as: fc.oneof(
      { weight: 8, arbitrary: fc.constant(as) },
      { weight: 1, arbitrary: fc.constantFrom('U0HANA', 'U0LUCAS') },
    ),
    view: fc.constant(view),
    states: fc.record(states),
    lost: fc.oneof(
      { weight: 8, arbitrary: fc.constant<string[]>([]) },
      { weight: 1, arbitrary: fc.subarray(Object.keys(states)) },
    ),
    swapped: fc.oneof({ weight: 12, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    callbackId: fc.oneof(
      { weight: 12, arbitrary: fc.constant(String(view.callback_id)) },
      { weight: 1, arbitrary: fc.constantFrom(...Object.values(VIEWS)) },
    ),
    metadata: fc.oneof(
      { weight: 8, arbitrary: fc.constant(String(view.private_metadata)) },
      { weight: 1, arbitrary: fc.constantFrom('', 'null', '[]', '3', '{"channelId":3}', 'garbage', '{}') },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom(...Object.keys(metadataOf(view)).filter((key) => key !== 'below')), word)
          .map(([key, value]) => JSON.stringify({ ...metadataOf(view), [key]: value })),
      },
    ),
  });
});
const metadataOf = (view: Json) => ({
  x: '',
  ...(JSON.parse(view.private_metadata || '{}') as Record<string, string>),
});

test('acknowledges a submitted modal, whatever it holds, with nothing, a field error, or a modal that Slack accepts', async () => {
  const send = createHttpTransport({ url: kakehashi.url, signingSecret: kakehashi.secret }, PATIENT);
  const { driver } = kakehashi.rehearsal;
  const answers: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(submission, async ({ as, view, states, lost, swapped, callbackId, metadata }) => {
      const ids = Object.keys(states).filter((id) => !lost.includes(id));
      const values = Object.fromEntries(
        ids.map((id, index) => [id, { [VALUE]: states[(swapped ? ids[(index + 1) % ids.length] : id) as string] }]),
      );
      const filled = { ...view, callback_id: callbackId, private_metadata: metadata, state: { values } };
      const ack = await send.send({
        type: 'interactive',
        body: {
          type: 'view_submission',
          team: { id: TEAM, domain: 'kakehashi-rehearsal' },
          user: { id: as, username: as, name: as, team_id: TEAM },
          api_app_id: view.app_id,
          token: 'rehearsal',
          trigger_id: driver.trigger(as),
          view: filled,
          response_urls: [],
          is_enterprise_install: false,
          enterprise: null,
        },
      });
      expect(ack.ok, `${callbackId} ${JSON.stringify(ack)}`).toBe(true);
      const payload = 'payload' in ack ? ack.payload : undefined;
      const kind = String(payload?.response_action ?? 'closes');
      answers[kind] = (answers[kind] ?? 0) + 1;
      if (kind === 'errors') {
        const inputs = (view.blocks as Json[]).filter(({ type }) => type === 'input').map(({ block_id: id }) => id);
        for (const [block, text] of Object.entries(payload?.errors as Record<string, string>)) {
          expect(inputs).toContain(block);
          expect(text).not.toMatch(/^\s*$|undefined|\[object/u);
        }
      } else if (kind === 'update') {
        expect(checkView(payload?.view, ['modal'])).toEqual([]);
      } else {
        expect(kind).toBe('closes');
      }
    }),
    { numRuns: runs(600) },
  );
  expect(Object.keys(answers).toSorted()).toEqual(['closes', 'errors', 'update']);
  // All work is done without an error, and Slack received only valid content.
  expect(kakehashi.log.errors).toEqual([]);
});
