import type { ProcessId } from '../../src/course/lesson-id.ts';
import type { Locale } from '../../src/course/locale.ts';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { course } from './course.ts';
import { directOf, type Kakehashi, PLACES, sayIn, TEAM } from './post-analyze.ts';
import { postLesson, startCohort } from './start-cohort.ts';

type Running = Pick<Kakehashi, 'rehearsal' | 'service'>;

/** Starts a course that the learner of this language takes alone, in their direct messages with the app. */
export async function startAlone(kakehashi: Running, locale: Locale) {
  const { learner } = PLACES[locale];
  const channel = directOf(learner);
  await startCohort(kakehashi.rehearsal, { channel, facilitator: learner }, { locale });
  const cohort = await kakehashi.service.flow.store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
  if (cohort === undefined) throw new Error('no course');
  return { learner, channel, cohortId: cohort.id };
}

/** What someone does who takes the course alone, and what they see. */
export function learnAlone(of: () => Running, locale: Locale) {
  const { learner } = PLACES[locale];
  const channel = directOf(learner);
  const say = sayIn(locale);
  const driver = () => of().rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => of().rehearsal.waitFor(look, ms);
  const blocksOf = (it: { blocks?: unknown } | undefined) => JSON.stringify(it?.blocks ?? []);

  /** What the menu shows now. */
  const menu = async () => {
    // What was told before may still arrive.
    const menus = () =>
      driver()
        .ephemerals(learner)
        .filter(({ text }) => text === say('menu.title'));
    const before = menus().length;
    await driver().command(learner, channel, '/kakehashi');
    return blocksOf(await waitFor(() => (menus().length > before ? menus().at(-1) : undefined)));
  };
  /** What App Home shows now, drawn anew. */
  const home = async () => {
    const drawn = () => of().rehearsal.calls.filter(({ method }) => method === 'views.publish').length;
    const before = drawn();
    driver().openHome(learner);
    await waitFor(() => drawn() > before);
    return blocksOf(driver().home(learner));
  };
  /** Messages in the conversation, of threads too, whose blocks hold a text. */
  const holding = (text: string) =>
    driver()
      .messages(channel)
      .flatMap((m) => [
        m,
        ...driver()
          .messages(channel, m.ts)
          .filter(({ ts }) => ts !== m.ts),
      ])
      .filter((m) => blocksOf(m).includes(text));
  const post = (process: ProcessId = 'analyze') => postLesson(of().rehearsal, { channel, learner, process });
  const run = async (lessonTs: string, process: ProcessId = 'analyze') => {
    await driver().action(learner, { channel, ts: lessonTs }, ACTIONS.runStep);
    const found = say('findings.title', { process: course.process(locale, process).name });
    return waitFor(() =>
      driver()
        .messages(channel, lessonTs)
        .find((m) => m.text === found),
    );
  };
  /** An example request, which the stand-in has an answer to. */
  const example = (process: ProcessId = 'analyze') => {
    const [found] = course.lesson(locale, process).exampleRequests;
    if (found === undefined) throw new Error('no example');
    return found;
  };
  /** Asks the first role of a lesson. Resolves to the request's message, when the stand-in has answered. */
  const ask = async (lessonTs: string, text: string, process: ProcessId = 'analyze') => {
    await driver().action(learner, { channel, ts: lessonTs }, ACTIONS.openAsk);
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.ask);
    const role = example(process).roles[0] ?? '';
    const { errors } = await driver().submit(learner, undefined, { role, kind: example(process).kind, text });
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return waitFor(() =>
      driver()
        .messages(channel)
        .findLast(
          (m) => blocksOf(m).includes(`"${ACTIONS.openSelfReview}"`) && blocksOf(m).includes(text.slice(0, 20)),
        ),
    );
  };
  /** Rates one's own request, and writes it anew if there is a text. */
  const review = async (requestTs: string, better?: string) => {
    await driver().action(learner, { channel, ts: requestTs }, ACTIONS.openSelfReview);
    const form = await waitFor(() =>
      driver().modal(learner)?.callbackId === VIEWS.selfReview ? driver().modal(learner) : undefined,
    );
    const ratings = { 'right-person': 'fully', 'right-kind': 'mostly', specific: 'partly', usable: 'mostly' };
    await driver().submit(learner, form.id, ratings);
    const rewrite = await waitFor(() =>
      driver().modal(learner)?.callbackId === VIEWS.rewrite ? driver().modal(learner) : undefined,
    );
    if (better !== undefined) await driver().submit(learner, rewrite.id, { text: better, specific: 'fully' });
    while (driver().modal(learner) !== undefined) await driver().closeView(learner);
  };
  return { learner, channel, say, menu, home, holding, post, run, ask, example, review, blocksOf };
}
