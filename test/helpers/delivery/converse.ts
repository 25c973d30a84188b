import { setTimeout as sleep } from 'node:timers/promises';
import type { Rehearsal } from 'slack-stand-in';
import { openReviewAs } from '../../../src/demo/open-review-as.ts';
import { ACTIONS, VIEWS } from '../../../src/slack/ids.ts';
import { FACILITATOR, REPLIER } from './set-up.ts';

const ASKER = 'U0LUCAS';
const REVIEWER = 'U0PRIYA';
/** How long somebody goes on trying: an answer comes after the files of the run, of which some may be in doubt. */
const PATIENCE_MS = 300_000;
/** How long they look whether it worked before they try again. */
const LOOK_MS = 6000;

/** What people did until it had worked, for each a message that must be there. */
export interface Talk {
  runs: number;
  requests: number;
  replies: number;
  reviews: number;
}

/**
 * What people do about a day's lesson in these channels, counted in `talk`, while processes are killed and Slack fails: each runs the step, asks, replies
 * and reviews. A deed that does not work is done again, as people do.
 * @returns what people gave up after minutes, with what they saw last
 */
export async function converse(
  rehearsal: Rehearsal,
  channels: readonly string[],
  day: number,
  talk: Talk,
): Promise<string[]> {
  const { driver } = rehearsal;
  const gaveUp: string[] = [];
  const lessonOf = (channel: string) =>
    rehearsal.waitFor(
      () =>
        driver.rawMessages(channel).filter((message) => JSON.stringify(message.blocks).includes(ACTIONS.openAsk))[day],
      PATIENCE_MS,
    );
  for (const channel of channels) {
    const { ts } = await lessonOf(channel);
    const where = { channel, ts };
    const holding = (action: string) =>
      driver.rawMessages(channel, ts).findLast((message) => JSON.stringify(message.blocks ?? []).includes(action));
    const keys = () => JSON.stringify(driver.rawMessages(channel, ts));
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
          const invitation = holding(ACTIONS.openReview);
          if (invitation !== undefined) await openReviewAs(rehearsal, REVIEWER, { channel, ts: invitation.ts });
        },
        view: VIEWS.review,
        isThere: () => /"request:[^":]+:review-\d+"/u.test(keys()),
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
 * Opens a form and sends it. When the app is killed between keeping what is sent and saying so, the form stays open, and what was sent is
 * there all the same. @returns whether it was taken
 */
async function fillIn(
  { driver }: Rehearsal,
  user: string,
  form: { open: () => Promise<unknown>; view: string; isThere: () => boolean },
  values: Record<string, string>,
): Promise<boolean> {
  const top = () => driver.modal(user);
  // What an earlier attempt has left open.
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

/** Tries until it is so, or patience is over. */
async function persist(deed: () => Promise<unknown>, isSo: () => boolean): Promise<boolean> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!isSo() && Date.now() < deadline) {
    try {
      await deed();
    } catch {
      // The app was killed just then, or what is pressed is not there yet: people look, and try again.
    }
    for (const until = Date.now() + LOOK_MS; !isSo() && Date.now() < until; ) await sleep(100);
  }
  return isSo();
}
