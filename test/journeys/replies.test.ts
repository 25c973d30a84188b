import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { inLessonThread } from '../helpers/in-lesson-thread.ts';
import { languages } from '../helpers/languages.ts';
import { type Kakehashi, PLACES, postAnalyze, sayIn } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const EXPERT = 'U0EMILY';
const TEAM = 'T0REHEARSE';

/** Answers in the thread and in the modal: changed, withdrawn, with files, and with concurrent actions. */
describe.each(languages('ja'))('in %s', (locale) => {
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  let kakehashi: Kakehashi;
  let lessonTs: string;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const here = inLessonThread(channel, () => ({ rehearsal: kakehashi.rehearsal, ts: lessonTs }));
  const { messages, shown, holding, press, told, open, fill } = here;
  const ask = async (text: string) => {
    const message = await here.ask(learner, 'domain-expert', text);
    const requestId = (await store().requests.waitingFor(TEAM, EXPERT)).find((one) => one.text === text)?.id ?? '';
    return { ts: message.ts, requestId };
  };
  const store = () => kakehashi.service.flow.store;
  const replies = (requestId: string) => store().replies.of(TEAM, requestId);
  const state = (key: string, values = {}) => say(`request.state.${key}`, values);
  const isOpen = (ts: string) => shown(ts).includes(ACTIONS.openReply);
  beforeAll(async () => {
    kakehashi = await startKakehashi('socket');
    lessonTs = (await postAnalyze(kakehashi, locale)).ts;
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('takes thanks and promises as an answer only if their author confirms', async () => {
    const { ts, requestId } = await ask(`Thanks ${locale}?`);
    const asked = await told(EXPERT, () => driver().message(EXPERT, channel, 'Thanks, will do!', ts));
    expect(asked?.text).toBe(sayIn('en')('reply.is-it'));
    expect(isOpen(ts)).toBe(true);
    await told(EXPERT, () => press(EXPERT, asked?.ts ?? '', ACTIONS.threadReplyAnswers));
    await waitFor(() => !isOpen(ts));
    expect((await replies(requestId)).map(({ text }) => text)).toEqual(['Thanks, will do!']);
    await press(learner, ts, ACTIONS.itHelps);
    await waitFor(() => shown(ts).includes(state('closed')));
  });

  test('an answer follows edits of its message in the thread, and deletion reopens the request', async () => {
    const { ts, requestId } = await ask(`Edit ${locale}?`);
    const answer = await driver().message(EXPERT, channel, 'None & <no> pool.', ts);
    await waitFor(() => !isOpen(ts));
    expect((await replies(requestId))[0]?.text).toBe('None & <no> pool.');
    // A second message is not an answer, nor are its edits.
    const second = await driver().message(EXPERT, channel, 'And one thing more.', ts);
    await driver().edit(EXPERT, channel, second, 'And two things more.');
    await driver().edit(EXPERT, channel, answer, 'It means that there is no pool.');
    const texts = async () => (await replies(requestId)).map(({ text }) => text);
    await expect.poll(texts).toEqual(['It means that there is no pool.']);
    expect((await replies(requestId))[0]?.editedAt).toBeInstanceOf(Date);
    await driver().remove(EXPERT, channel, answer);
    await waitFor(() => isOpen(ts));
    expect(shown(ts)).toContain(state('asked'));
    expect(await replies(requestId)).toEqual([]);
    const people = { asker: here.nameOf(learner), author: here.nameOf(EXPERT) };
    const role = kakehashi.service.flow.course.role(locale, 'domain-expert').name;
    await waitFor(() => messages().some((m) => m.text === say('reply.withdrawn-open', { ...people, role })));
    await driver().message(EXPERT, channel, 'Once more: no pool.', ts);
    await waitFor(() => !isOpen(ts));
    expect((await replies(requestId)).map(({ text }) => text)).toEqual(['Once more: no pool.']);
  });

  test('one line of the request shows its current state at every stage', async () => {
    const { ts } = await ask(`States ${locale}?`);
    const says = (key: string, values = {}) => waitFor(() => shown(ts).includes(state(key, values)));
    await says('asked');
    await press(EXPERT, ts, ACTIONS.acceptRequest);
    await says('accepted');
    await fill(EXPERT, ts, ACTIONS.openReply, VIEWS.reply, { text: `Stated ${locale}` });
    await says('answered', { done: 0, invited: 2 });
    await fill(learner, ts, ACTIONS.openAskBack, VIEWS.askBack, { text: `And then ${locale}?` });
    await says('asked');
    await fill(EXPERT, ts, ACTIONS.openReply, VIEWS.reply, { text: `Then ${locale}` });
    await says('answered', { done: 0, invited: 2 });
    await press(learner, ts, ACTIONS.itHelps);
    await says('closed');
    // The answers quote the request below it.
    expect(holding(`States ${locale}?`).filter((m) => m.threadTs === undefined || m.threadTs === m.ts)).toHaveLength(1);
  });

  test('keeps a long message in the thread as the answer', async () => {
    const { ts, requestId } = await ask(`Long ${locale}?`);
    await driver().message(EXPERT, channel, `Long: ${'"\\\n'.repeat(700)}`, ts);
    await waitFor(() => !isOpen(ts));
    const [kept] = await replies(requestId);
    expect(kept?.text.length).toBeGreaterThan(800);
  });

  test('keeps a message’s files and links with the answer and shows them to its readers', async () => {
    const { ts, requestId } = await ask(`Files ${locale}?`);
    const files = [{ name: 'columns.csv', bytes: Buffer.from('a,b') }];
    await driver().message(EXPERT, channel, '', ts, files);
    await waitFor(() => !isOpen(ts));
    const [reply] = await replies(requestId);
    expect(reply).toMatchObject({
      text: '',
      files: [{ name: 'columns.csv', url: expect.stringContaining('columns.csv') }],
    });
    await open(learner, ts, ACTIONS.openAskBack, VIEWS.askBack);
    expect(JSON.stringify(driver().modal(learner)?.blocks)).toContain(`|columns.csv>`);
    await driver().closeView(learner);
  });

  test('only the author can change an answer from the modal, and only while the request is open', async () => {
    const { ts, requestId } = await ask(`Modal ${locale}?`);
    await fill(EXPERT, ts, ACTIONS.openReply, VIEWS.reply, { text: `First ${locale}` });
    const posted = await waitFor(() => holding(`First ${locale}`)[0]);
    const other = await told(learner, () => press(learner, posted.ts, ACTIONS.openEditReply));
    expect(other?.text).toBe(say('error.only_author', { assignee: `<@${EXPERT}>` }));
    await fill(EXPERT, posted.ts, ACTIONS.openEditReply, VIEWS.editReply, { text: `Better ${locale}` });
    await waitFor(() => shown(posted.ts).includes(`Better ${locale}`));
    const people = { asker: `<@${learner}>`, author: here.nameOf(EXPERT) };
    expect(shown(posted.ts)).toContain(say('reply.answer-edited', { ...people, about: `Modal ${locale}?` }));
    expect(posted.threadTs).toBe(ts);
    expect(holding(`First ${locale}`)).toEqual([]);
    // The request closes while the form is open. The form says so and keeps the typed text.
    await open(EXPERT, posted.ts, ACTIONS.openEditReply, VIEWS.editReply);
    await press(learner, ts, ACTIONS.itHelps);
    await waitFor(() => shown(ts).includes(state('closed')));
    const refused = await driver().submit(EXPERT, undefined, { text: `Too late ${locale}` });
    expect(refused.errors).toEqual({ text: sayIn('en')('error.reply_closed') });
    await driver().closeView(EXPERT);
    expect((await replies(requestId)).map(({ text }) => text)).toEqual([`Better ${locale}`]);
  });

  test('explains that edits of a message after its request is closed change nothing', async () => {
    const { ts, requestId } = await ask(`Closed ${locale}?`);
    const answer = await driver().message(EXPERT, channel, 'The final word.', ts);
    await waitFor(() => shown(ts).includes(ACTIONS.itHelps));
    await press(learner, ts, ACTIONS.itHelps);
    await waitFor(() => shown(ts).includes(state('closed')));
    const edit = await told(EXPERT, () => driver().edit(EXPERT, channel, answer, 'Something else.'));
    expect(edit?.text).toBe(sayIn('en')('error.reply_closed'));
    const removal = await told(EXPERT, () => driver().remove(EXPERT, channel, answer));
    expect(removal?.text).toBe(sayIn('en')('error.reply_closed'));
    expect((await replies(requestId)).map(({ text }) => text)).toEqual(['The final word.']);
    expect(shown(ts)).toContain(state('closed'));
  });

  test('accepts one of two simultaneous answers, and the other person keeps their text', async () => {
    const { ts, requestId } = await ask(`Twice ${locale}?`);
    await open(EXPERT, ts, ACTIONS.openReply, VIEWS.reply);
    await driver().message(EXPERT, channel, 'Sooner, in the thread.', ts);
    await waitFor(() => !isOpen(ts));
    const late = await driver().submit(EXPERT, undefined, { text: `Later ${locale}` });
    expect(late.errors).toEqual({ text: sayIn('en')('error.request_answered_own') });
    expect(driver().modal(EXPERT)?.callbackId).toBe(VIEWS.reply);
    await driver().closeView(EXPERT);
    expect((await replies(requestId)).map(({ text }) => text)).toEqual(['Sooner, in the thread.']);
  });

  test('creates one answer from a form that is submitted twice', async () => {
    const { ts, requestId } = await ask(`Double ${locale}?`);
    await open(EXPERT, ts, ACTIONS.openReply, VIEWS.reply);
    const viewId = driver().modal(EXPERT)?.id ?? '';
    const both = [1, 2].map(() => driver().submit(EXPERT, viewId, { text: `Only once ${locale}` }));
    const outcomes = await Promise.all(both);
    expect(outcomes.some(({ ok }) => ok)).toBe(true);
    expect(outcomes.every(({ errors }) => errors === undefined)).toBe(true);
    await waitFor(() => holding(`Only once ${locale}`).length > 0);
    expect(await replies(requestId)).toHaveLength(1);
    expect(holding(`Only once ${locale}`)).toHaveLength(1);
  });
});
