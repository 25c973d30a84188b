import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIONS, SHORTCUTS, VALUE, VIEWS } from '../../src/slack/app/ids.ts';
import { course } from '../helpers/course.ts';
import { languages } from '../helpers/languages.ts';
import { type Kakehashi, PLACES, postAnalyze, sayIn } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const TEXTS = {
  en: { vague: 'Please approve.', why: 'We decide on Friday.', when: 'By Thursday noon', what: 'Is Pool_QC right?' },
  ja: { vague: '承認してください。', why: '金曜に決めるため', when: '木曜の正午まで', what: 'Pool_QC は正しいですか' },
} as const;

interface RolesElement {
  options: { value: string; description?: { text: string } }[];
}

/** Help with the text of a request before it is sent. */
describe.each(languages('ja'))('in %s', (locale) => {
  const { channel, learner } = PLACES[locale];
  const texts = TEXTS[locale];
  const say = sayIn(locale);
  let kakehashi: Kakehashi;
  let lessonTs: string;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const shown = () => JSON.stringify(driver().modal(learner)?.blocks ?? []);
  const holding = (text: string) =>
    driver()
      .messages(channel)
      .filter((m) => JSON.stringify(m.blocks ?? []).includes(text));
  const viewId = () => driver().modal(learner)?.id ?? '';
  const open = async () => {
    const before = viewId();
    await driver().action(learner, { channel, ts: lessonTs }, ACTIONS.openAsk);
    await waitFor(() => ![before, ''].includes(viewId()));
  };
  const choose = (blockId: string, value: string | string[]) =>
    driver().action(learner, { viewId: viewId() }, VALUE, { blockId, choose: value });
  const press = (action: string) => driver().action(learner, { viewId: viewId() }, action);
  const initialText = () => {
    const blocks = (driver().modal(learner)?.blocks ?? []) as {
      block_id?: string;
      element?: { initial_value?: string };
    }[];
    return blocks.find(({ block_id: id }) => id?.startsWith('text'))?.element?.initial_value ?? '';
  };
  const drafts = () => kakehashi.service.flow.store.drafts;

  beforeAll(async () => {
    kakehashi = await startKakehashi('socket');
    lessonTs = (await postAnalyze(kakehashi, locale)).ts;
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('shows who answers for a role: its holder, its stand-in, or nobody but the asker', async () => {
    const own = locale === 'en' ? 'data-analyst' : 'data-scientist';
    await open();
    const roles = ((driver().modal(learner)?.blocks ?? []) as { block_id?: string; element?: RolesElement }[]).find(
      ({ block_id: id }) => id === 'role',
    )?.element?.options;
    const said = (role: string) => roles?.find(({ value }) => value === role)?.description?.text;
    expect(said(own)).toBe(say('ask.own-stand-in'));
    expect(said('operator')).toBe(say('ask.stand-in'));
    expect(course.role(locale, 'domain-expert').does).toContain(said('domain-expert')?.slice(0, 20));
    await driver().closeView(learner);
  });

  test('"Check my text" gives hints and keeps the text, which can be sent unchanged', async () => {
    await open();
    await choose('role', ['operator']);
    await choose('kind', 'information');
    await choose('text', texts.vague);
    await press(ACTIONS.checkRequest);
    await waitFor(() => shown().includes('request-hints'));
    const process = course.process(locale, 'analyze').name;
    for (const hint of ['what', 'when', 'why']) expect(shown()).toContain(say(`hint.${hint}`));
    // The hints are directly above their field.
    const ids = ((driver().modal(learner)?.blocks ?? []) as { block_id?: string }[]).map(({ block_id: id }) => id);
    expect(ids[ids.indexOf('text') - 1]).toBe('request-hints');
    expect(shown()).toContain(say('hint.kind', { wording: say('kind.review') }));
    expect(shown()).toContain(say('hint.role', { role: course.role(locale, 'operator').name, process }));
    expect((await driver().submit(learner)).errors).toBeUndefined();
    await waitFor(() => holding(texts.vague).length > 0);
  });

  test('gives no hints for a request with what, why and when', async () => {
    await open();
    await choose('role', ['domain-expert']);
    await choose('text', `${texts.what} ${texts.why} ${texts.when}`);
    await press(ACTIONS.checkRequest);
    await waitFor(() => shown().includes('request-hints'));
    expect(shown()).toContain(say('hint.none'));
    await choose('text', '');
    await choose('role', []);
    await driver().closeView(learner);
  });

  test('restores a draft after the modal closes, and deletes it when it is sent', async () => {
    await open();
    await choose('role', ['data-architect']);
    await choose('kind', 'work');
    await choose('text', `Kept ${locale}`);
    await driver().closeView(learner);
    await open();
    expect(initialText()).toBe(`Kept ${locale}`);
    expect(shown()).toContain(say('ask.kept'));
    expect((await driver().submit(learner)).errors).toBeUndefined();
    const request = await waitFor(() => holding(`Kept ${locale}`)[0]);
    expect(request.text).toContain(course.role(locale, 'data-architect').name);
    await open();
    expect(initialText()).toBe('');
    expect(shown()).not.toContain(say('ask.kept'));
    await driver().closeView(learner);
  });

  test('a late event does not restore a draft that was sent', async () => {
    await open();
    const metadata = JSON.parse(driver().rawModal(learner)?.private_metadata) as {
      requestId: string;
      lessonId: string;
    };
    await choose('text', `Late ${locale}`);
    const values = { role: 'data-architect', kind: 'work', text: `Sent ${locale}` };
    expect((await driver().submit(learner, undefined, values)).errors).toBeUndefined();
    await waitFor(() => holding(`Sent ${locale}`).length > 0);
    const cohort = await kakehashi.service.flow.store.cohorts.inChannel({ teamId: 'T0REHEARSE', channelId: channel });
    const key = { teamId: 'T0REHEARSE', cohortId: cohort?.id ?? '', process: 'analyze' as const, userId: learner };
    const late = { ...key, roles: [], text: 'late', savedAt: new Date(Date.now() + 60_000) };
    expect(await drafts().save(late, metadata.requestId)).toBe(false);
    expect(await drafts().of(key)).toBeUndefined();
  });

  test('the 5W1H form adds its answers after the typed text', async () => {
    await open();
    await choose('text', `First ${locale}`);
    await press(ACTIONS.openFiveWs);
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.fiveWs);
    const empty = await driver().submit(learner);
    expect(empty.errors).toEqual({ why: say('error.text_empty') });
    const { why, when, what } = texts;
    expect((await driver().submit(learner, undefined, { why, when, what })).errors).toBeUndefined();
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.ask);
    const line = (id: string, answer: string) => say('five-ws.line', { label: say(`five-ws.${id}`), answer });
    const composed = `First ${locale}\n\n${line('why', why)}\n${line('what', what)}\n${line('when', when)}`;
    await expect.poll(initialText).toBe(composed);
    const sent = await driver().submit(learner, undefined, { role: 'it-auditor', kind: 'information' });
    expect(sent.errors).toBeUndefined();
    await waitFor(() => holding(line('when', when)).length > 0);
  });

  test('refuses to add text that exceeds the limit', async () => {
    await open();
    await choose('text', 'x'.repeat(2995));
    await press(ACTIONS.openFiveWs);
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.fiveWs);
    const refused = await driver().submit(learner, undefined, { why: texts.why });
    expect(refused.errors?.why).toContain(say('error.text_no_room', { length: 0 }).split('0')[1]);
    await driver().closeView(learner);
    expect(initialText()).toBe('');
    await choose('text', '');
    await driver().closeView(learner);
  });

  test('fills a request with the findings of the last run', async () => {
    await open();
    expect(shown()).not.toContain(ACTIONS.fillFromFindings);
    await driver().closeView(learner);
    await driver().action(learner, { channel, ts: lessonTs }, ACTIONS.runStep);
    await waitFor(() =>
      driver()
        .messages(channel, lessonTs)
        .find((m) => m.files?.length === 5),
    );
    await open();
    await choose('role', ['domain-expert']);
    await choose('kind', 'review');
    await choose('text', `Mine ${locale}`);
    await press(ACTIONS.fillFromFindings);
    await waitFor(() => initialText().includes('Pool_QC'));
    expect(initialText().endsWith(`\n\nMine ${locale}`)).toBe(true);
    expect(initialText()).toContain(course.role(locale, 'domain-expert').name);
    const before = initialText();
    await press(ACTIONS.fillFromFindings);
    expect(initialText()).toBe(before);
    expect((await driver().submit(learner)).errors).toBeUndefined();
    await waitFor(() => holding(`Mine ${locale}`).length > 0);
  });

  test('quotes a message of a lesson’s channel with a link after the draft, and explains a refusal elsewhere', async () => {
    await open();
    await choose('text', `Draft ${locale}`);
    await driver().closeView(learner);
    const ts = await driver().message('U0EMILY', channel, 'Rooms < 3 & cellar?\nBoth.', lessonTs);
    await driver().shortcut(learner, channel, SHORTCUTS.askAbout, ts);
    await waitFor(() => driver().modal(learner));
    expect(initialText()).toContain(`Draft ${locale}\n\n> Rooms < 3 & cellar?\n> Both.\n`);
    expect(initialText()).toMatch(new RegExp(`/archives/${channel}/p${ts.replace('.', '')}`, 'u'));
    await choose('text', '');
    await driver().closeView(learner);
    const other = PLACES[locale === 'en' ? 'ja' : 'en'].channel;
    const strange = await driver().message(learner, other, 'Here?');
    await driver().shortcut(learner, other, SHORTCUTS.askAbout, strange);
    await waitFor(() => shown().includes(say('error.cohort_missing')));
  });
});
