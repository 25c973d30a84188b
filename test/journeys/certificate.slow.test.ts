import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eraseData } from '../../src/flow/members/erase-data.ts';
import { changeWorkshop } from '../../src/flow/workshop/change-workshop.ts';
import { startWorkshop } from '../../src/flow/workshop/start-workshop.ts';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { inLessonThread } from '../helpers/in-lesson-thread.ts';
import { ROUNDS } from '../helpers/languages.ts';
import { directOf, type Kakehashi, PLACES, postAnalyze, sayIn, TEAM } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const IDLE = 'U0LUCAS';
const MINUTE = 60_000;

/** A certificate: on request, by direct message, with a person's own figures, and the same one again. */
describe.each(ROUNDS)('a certificate, in $locale, over $delivery', ({ locale, delivery }) => {
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  let now = Date.parse('2026-10-30T03:00:00Z');
  let kakehashi: Kakehashi;
  let ts: string;
  const driver = () => kakehashi.rehearsal.driver;
  const flow = () => kakehashi.service.flow;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const here = inLessonThread(channel, () => ({ rehearsal: kakehashi.rehearsal, ts }));
  const files = (user: string) =>
    driver()
      .messages(directOf(user))
      .flatMap((m) => m.files ?? [])
      .filter(({ title }) => title === sayIn('en')('certificate.title') || title === sayIn('ja')('certificate.title'));
  const fetched = async (url: string) =>
    Buffer.from(await (await fetch(`${kakehashi.rehearsal.url}${url}`)).arrayBuffer());
  /** The message in the channel that has the button. */
  const holder = (text: string) =>
    waitFor(() =>
      driver()
        .messages(channel)
        .find((m) => m.text.startsWith(text) && JSON.stringify(m.blocks ?? []).includes(ACTIONS.getCertificate)),
    );
  const press = (user: string, message: { ts: string }) =>
    driver().action(user, { channel, ts: message.ts }, ACTIONS.getCertificate);
  const artifacts = async () => {
    const found = await kakehashi.pool?.query<{ n: string }>(
      "SELECT count(*) AS n FROM kakehashi.artifact WHERE kind IN ('certificate', 'certificate-text')",
    );
    return Number(found?.rows[0]?.n);
  };

  beforeAll(async () => {
    kakehashi = await startKakehashi(delivery, { now: () => now });
    ts = (await postAnalyze(kakehashi, locale)).ts;
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('comes from the closing lesson to those who took part, with their own figures', async () => {
    const request = await here.ask(learner, 'domain-expert', 'What does a blank in Pool_QC mean?');
    const [asked] = await flow().store.requests.askedBy(TEAM, learner, 1);
    const expert = asked?.assignments[0]?.assigneeId ?? '';
    await here.fill(expert, request.ts, ACTIONS.openReply, VIEWS.reply, { text: 'There is no pool.' });
    await driver().command(
      learner,
      channel,
      locale === 'en' ? '/kakehashi lesson closing' : '/kakehashi レッスン まとめ',
    );
    const closing = await holder(flow().course.lesson(locale, 'closing').title);
    const none = await here.told(IDLE, () => press(IDLE, closing));
    expect(none.text).toBe(sayIn('en')('error.certificate_none'));
    const coming = await here.told(learner, () => press(learner, closing));
    expect(coming.text).toBe(say('certificate.coming'));
    await waitFor(() => files(learner).length === 2);
    const [image, page] = files(learner);
    expect((await fetched(image?.url ?? '')).subarray(1, 4).toString()).toBe('PNG');
    const text = (await fetched(page?.url ?? '')).toString('utf8');
    expect(text).toContain(`**${say('certificate.name', { name: here.nameOf(learner) })}**`);
    expect(text).toContain(`| ${flow().course.process(locale, 'analyze').name} | 1 | 0 | 0 |`);
    // Nobody else is named, and the one who answered gets figures of their own.
    expect(text).not.toContain(here.nameOf(expert));
    await press(expert, closing);
    await waitFor(() => files(expert).length === 2);
    expect((await fetched(files(expert)[1]?.url ?? '')).toString('utf8')).toMatch(/\| 0 \| 1 \| 0 \|/u);
  });

  test('comes once for a double press, and the same one again later, until there is more to say', async () => {
    const closing = await holder(flow().course.lesson(locale, 'closing').title);
    const before = await artifacts();
    await Promise.all([press(learner, closing), press(learner, closing)]);
    await here.told(learner, () => press(learner, closing));
    expect(files(learner)).toHaveLength(2);
    now += 2 * MINUTE;
    await Promise.all([press(learner, closing), press(learner, closing)]);
    await waitFor(() => files(learner).length === 4);
    expect(await artifacts()).toBe(before);
    const bytes = await Promise.all(files(learner).map(({ url }) => fetched(url ?? '')));
    expect(bytes[2]?.equals(bytes[0] ?? Buffer.of())).toBe(true);
    expect(bytes[3]?.equals(bytes[1] ?? Buffer.of())).toBe(true);
    await here.ask(learner, 'domain-expert', 'And what does a blank in Alley mean?');
    now += 2 * MINUTE;
    await press(learner, closing);
    await waitFor(() => files(learner).length === 6);
    const newest = await fetched(files(learner)[5]?.url ?? '');
    expect(newest.toString('utf8')).toMatch(/\| 2 \| 0 \| 0 \|/u);
  });

  test('of a workshop counts what was asked in it, and tells others what they can do', async () => {
    now += MINUTE;
    const place = { teamId: TEAM, channelId: channel };
    const draft = { minutes: 120, processes: ['analyze' as const], groupSize: 2, standInAfter: 8 };
    await startWorkshop(flow(), { place, userId: learner, id: 'workshop', draft, roles: [] });
    now += MINUTE;
    await here.ask(learner, 'domain-expert', 'Which year was the roof built?');
    now += MINUTE;
    const { step = 0 } = (await flow().store.workshops.byId(TEAM, 'workshop')) ?? {};
    await changeWorkshop(flow(), { place, userId: learner, workshopId: 'workshop', step, deed: 'end' });
    const end = await holder(say('workshop.end.lead'));
    const none = await here.told(IDLE, () => press(IDLE, end));
    expect(none.text).toBe(sayIn('en')('error.certificate_none_workshop'));
    await press(learner, end);
    await waitFor(() => files(learner).length === 8);
    const text = (await fetched(files(learner)[7]?.url ?? '')).toString('utf8');
    expect(text).toMatch(/\| 1 \| 0 \| 0 \|/u);
    expect(text).toContain('2026');
  });

  test('leaves nothing when the person is erased', async () => {
    expect(await artifacts()).toBeGreaterThan(2);
    const kept = await flow().store.people.postsOfType({ teamId: TEAM, channelId: learner }, ['certificate']);
    expect(kept.length).toBeGreaterThan(2);
    await eraseData(flow(), { teamId: TEAM, userId: learner });
    expect(await flow().store.people.postsOfType({ teamId: TEAM, channelId: learner }, ['certificate'])).toEqual([]);
    // The other person's certificate stays.
    expect(await artifacts()).toBe(2);
  });
});
