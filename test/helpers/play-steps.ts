import type { ProcessId } from '../../src/course/lesson-id.ts';
import type { Locale } from '../../src/course/locale.ts';
import { course } from './course.ts';
import { toldAfter } from './in-lesson-thread.ts';
import { cardsAreTold, type Kakehashi, PLACES, sayIn } from './post-analyze.ts';
import { postLesson } from './start-cohort.ts';

/** What a journey through several steps needs in the channel of one language. @param open returns the app, which starts later */
export function playSteps(locale: Locale, open: () => Kakehashi) {
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  const name = (process: ProcessId) => course.process(locale, process).name;
  const driver = () => open().rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => open().rehearsal.waitFor(look, ms);
  const thread = (ts: string) => driver().messages(channel, ts);
  return {
    channel,
    learner,
    say,
    name,
    driver,
    waitFor,
    thread,
    files: (ts: string) => thread(ts).flatMap((m) => m.files ?? []),
    findingsIn: (ts: string, process: ProcessId) =>
      thread(ts).filter((m) => m.text === say('findings.title', { process: name(process) })),
    blocksOf: (message: { blocks?: unknown } | undefined) => JSON.stringify(message?.blocks ?? []),
    told: (user: string, deed: () => Promise<unknown>) => toldAfter(open().rehearsal, user, deed),
    /** Posts a lesson. Returns the `ts` of its parent message when the thread is complete. */
    async post(process: ProcessId): Promise<string> {
      const { ts } = await postLesson(open().rehearsal, { channel, learner, process });
      await cardsAreTold(open(), process);
      return ts;
    },
  };
}
