import { setTimeout as sleep } from 'node:timers/promises';
import type { StandIn } from 'slack-stand-in';
import { openReviewAs } from '../../../src/demo/open-review-as.ts';
import { ACTIONS, VIEWS } from '../../../src/slack/app/ids.ts';
import { FACILITATOR, REPLIER } from './set-up.ts';

const ASKER = 'U0LUCAS';
const REVIEWER = 'U0PRIYA';
/** How long a person keeps trying. Answers wait behind the run's files, and the delivery of some files may be uncertain. */
const PATIENCE_MS = 300_000;
/** How long a person waits for the result before the next try. */
const LOOK_MS = 6000;

/** Counts of deeds that succeeded. Each must have a message. */
export interface Talk {
  runs: number;
  requests: number;
  replies: number;
  reviews: number;
}

/**
 * Lets people run the step, ask, reply and review in a day's lesson in each channel, while processes are killed and Slack fails.
 * They repeat a deed that fails, as real people do. `talk` counts the deeds that succeed.
 * @returns the deeds that people gave up after minutes, each with the last things they saw
 */
export async function converse(
  rehearsal: StandIn,
  channels: readonly string[],
  day: number,
  talk: Talk,
): Promise<string[]> {
  const { driver } = rehearsal;
  const gaveUp: string[] = [];
  const lessonOf = (channel: string) =>
    rehearsal.waitFor(
      () =>
        driver
          .rawMessages(channel)
          .filter((message) => JSON.stringify(message.blocks).includes(`"${ACTIONS.openAsk}"`))[day],
      PATIENCE_MS,
    );
  for (const channel of channels) {
    const { ts } = await lessonOf(channel);
    const where = { channel, ts };
    // The day's lesson is the newest, so what stands below it in the channel belongs to it.
    const since = () => driver.rawMessages(channel).filter((message) => Number(message.ts) >= Number(ts));
    const holding = (action: string) =>
      since().findLast((message) => message.ts !== ts && JSON.stringify(message.blocks ?? []).includes(`"${action}"`));
    const keys = () => JSON.stringify(since().flatMap((message) => driver.rawMessages(channel, message.ts)));
    const givesUp = (user: string, deed: keyof Talk) => {
      const [told, posted] = [driver.ephemerals(user), driver.messages(channel, ts)].map((all) => all.at(-1)?.text);
      const seen = [told, driver.modal(user)?.callbackId, posted];
      gaveUp.push(`${channel} day ${day + 1} ${deed}: ${JSON.stringify(seen)}`);
    };
    if (
      await persist(
        () => driver.action(FACILITATOR, where, ACTIONS.runStep),
        () => /"run:[^"]*:progress"/u.test(keys()),
      )
    )
      talk.runs += 1;
    else givesUp(FACILITATOR, 'runs');
    if (
      await fillIn(
        rehearsal,
        ASKER,
        {
          open: () => driver.action(ASKER, where, ACTIONS.openAsk),
          view: VIEWS.ask,
          isThere: () => /"request:[^":]+"/u.test(keys()),
        },
        ASKED,
      )
    )
      talk.requests += 1;
    else {
      givesUp(ASKER, 'requests');
      continue;
    }
    const answered = await fillIn(
      rehearsal,
      REPLIER,
      {
        open: async () => {
          const request = holding(ACTIONS.openReply);
          if (request !== undefined) await driver.action(REPLIER, { channel, ts: request.ts }, ACTIONS.openReply);
        },
        view: VIEWS.reply,
        isThere: () => /"request:[^":]+:reply"/u.test(keys()),
      },
      { text: 'That there is no pool: take it as a value of its own.' },
    );
    if (!answered) {
      givesUp(REPLIER, 'replies');
      continue;
    }
    talk.replies += 1;
    const reviewed = await fillIn(
      rehearsal,
      REVIEWER,
      {
        open: async () => {
          const request = holding(ACTIONS.openReview);
          if (request !== undefined) await openReviewAs(rehearsal, REVIEWER, { channel, ts: request.ts });
        },
        view: VIEWS.review,
        isThere: () => /"request:[^":]+:reviews"/u.test(keys()),
      },
      { 'right-person': 'fully', 'right-kind': 'partly', specific: 'fully', usable: 'mostly', comment: 'Clear.' },
    );
    if (reviewed) talk.reviews += 1;
    else givesUp(REVIEWER, 'reviews');
  }
  return gaveUp;
}

const ASKED = {
  role: 'domain-expert',
  kind: 'information',
  text: 'What does a blank in Pool_QC mean, so that I can fill it by Friday?',
};

/**
 * Opens a form and submits it. If the app is killed after it stores the submission and before it acknowledges, the form stays open
 * although the submission counts.
 * @returns whether the app accepted the submission
 */
async function fillIn(
  { driver }: StandIn,
  user: string,
  form: { open: () => Promise<unknown>; view: string; isThere: () => boolean },
  values: Record<string, string>,
): Promise<boolean> {
  const top = () => driver.modal(user);
  // Closes the modals of an earlier attempt.
  while (top() !== undefined) await driver.closeView(user);
  if (!(await persist(form.open, () => top()?.callbackId === form.view))) return form.isThere();
  const id = top()?.id;
  return persist(
    async () => {
      const { ok, errors } = await driver.submit(user, id, values);
      if (ok && errors !== undefined) throw new Error(`refused: ${JSON.stringify(errors)}`);
    },
    () => top()?.id !== id || form.isThere(),
  );
}

/** Repeats the deed until `isSo` or a timeout. */
async function persist(deed: () => Promise<unknown>, isSo: () => boolean): Promise<boolean> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!isSo() && Date.now() < deadline) {
    try {
      await deed();
    } catch {
      // The app was killed at that moment, or the button is missing so far: people look and try again.
    }
    for (const until = Date.now() + LOOK_MS; !isSo() && Date.now() < until; ) await sleep(100);
  }
  return isSo();
}
