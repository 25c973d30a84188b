import type { InLanguages } from 'slack-stand-in';
import { buddyKey, requestKey } from '../messages/post-keys.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../slack/app/ids.ts';
import { fillAs } from './open-as.ts';
import { type Parts, placeOf } from './place-of.ts';
import { MARK } from './played-mark.ts';

/** What somebody can honestly say to a question about their own work that the rehearsal knows nothing of. */
const ANSWER: InLanguages = {
  en: 'Good question. No one has written that down here. I’d look at last month’s list with you: bring one example, and I’ll tell you how it came about.',
  ja: 'よい質問ですね。ここでは、そのことを書いたものがありません。例を1件持ってきてもらえれば、先月の一覧を一緒に見て、どうしてそうなったかをお話しします。',
};

/**
 * Does, as a user, what someone who takes the course alone has asked them for by direct message: accepts to be their buddy, and answers as the real
 * person.
 * @returns how many invitations they accepted, and how many questions they answered
 */
export async function playForOne(parts: Parts, user: string): Promise<{ accepted: number; answered: number }> {
  const { flow, rehearsal, teamId } = parts;
  const done = { accepted: 0, answered: 0 };
  for (const { id, cohortId } of await flow.store.buddies.ofBuddy(teamId, user, 'asked')) {
    const place = await placeOf(parts, buddyKey(cohortId, id));
    if (place === undefined) continue;
    await rehearsal.driver.action(user, place, ACTIONS.acceptBuddy, { value: id });
    // The message says so once it's done.
    await rehearsal.waitFor(() => {
      const shown = rehearsal.driver.rawMessages(place.channel).find(({ ts }) => ts === place.ts);
      return !JSON.stringify(shown?.blocks ?? []).includes(`"${ACTIONS.acceptBuddy}"`);
    });
    done.accepted += 1;
  }
  for (const { id, requestId, cohortId } of await flow.store.realQuestions.waitingFor(teamId, user)) {
    const cohort = await flow.store.cohorts.byId(teamId, cohortId);
    const place = await placeOf(parts, requestKey(requestId, `real:${id}`));
    if (cohort === undefined || place === undefined) continue;
    const { locale } = cohort;
    await fillAs(
      rehearsal,
      user,
      { ...place, value: id },
      {
        action: ACTIONS.openRealAnswer,
        callbackId: VIEWS.realAnswer,
        values: { [BLOCKS.text]: `${MARK[locale]}${ANSWER[locale]}` },
      },
    );
    done.answered += 1;
  }
  return done;
}
