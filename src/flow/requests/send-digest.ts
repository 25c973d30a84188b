import { planDirectMessage } from '../../exercise/plan-direct-message.ts';
import { handOverSoonAt, planReminder, snoozeUntil, tellAgainAt } from '../../exercise/plan-reminder.ts';
import { withAssignment } from '../../exercise/request-state.ts';
import { digestKey } from '../../messages/post-keys.ts';
import { digestOf } from '../../messages/request-content.ts';
import type { StoreOf } from '../../ports/store.ts';
import { localDateOf, wallClock } from '../../team/local-time.ts';
import { PACES, paceTimes } from '../../team/pace.ts';
import { type Announcer, announce } from '../announce.ts';
import { takeWaiting } from '../take-waiting.ts';
import type { RequestsPort } from './port.ts';
import { type Due, isUnchanged, postpone } from './postpone.ts';

/**
 * Tells a person in one message what waits for them, unless they were told too recently for their cohort's pace, or nothing is urgent and the
 * rule for direct messages lets it wait. The message takes along what else waits to be told.
 * @returns whether the message was added; otherwise the assignments are due when the person may be told again
 */
export async function sendDigest(
  needs: Announcer &
    Pick<RequestsPort, 'clock'> & { store: StoreOf<'cohorts' | 'members' | 'news' | 'posts' | 'requests' | 'reviews'> },
  waiting: Due[],
): Promise<boolean> {
  const { store, clock } = needs;
  const [first] = waiting;
  if (first === undefined) return false;
  const { teamId } = first.cohort;
  const to = first.assignment.assigneeId;
  const now = clock.now();
  const pace = PACES.find((one) => waiting.some(({ cohort }) => cohort.pace === one)) ?? first.cohort.pace;
  const isOncePerDay = paceTimes(pace, first.hours).betweenMs === undefined;
  const { day, time } = wallClock(now.getTime(), first.hours.zone);
  const today = localDateOf(day);
  const sent = await store.transaction(async (tx) => {
    const { digestAt, toldAt = [] } = (await tx.members.byId(teamId, to)) ?? {};
    const again = tellAgainAt(digestAt, { now, hours: first.hours, pace });
    if (again !== undefined) return again;
    // What goes to somebody else soon is told at once. The rest keeps to the rule for direct messages.
    const urgent = earliest(waiting.map(urgentAt));
    if (pace !== 'workshop' && urgent > now) {
      const at = earliest([urgent, planDirectMessage({ told: toldAt, now, hours: first.hours })]);
      if (at > now) return at;
    }
    const told: Due[] = [];
    for (const due of waiting) {
      const { cohort, request, assignment, hours } = due;
      const fresh = await tx.requests.lock(teamId, request.id);
      if (fresh === undefined || !isUnchanged(fresh, assignment)) continue;
      const reminders = assignment.reminders + 1;
      const { remindAt: _, ...since } = { ...assignment, reminders };
      const next = planReminder(since, { now, hours, pace: cohort.pace, dueAt: request.dueAt });
      const remindAt = next.do === 'wait' ? next.until : snoozeUntil(now, hours, cohort.pace);
      await tx.requests.save(teamId, withAssignment(fresh, assignment.role, { reminders, remindAt }));
      // The text may have been erased since the request was found.
      told.push({ ...due, request: { ...request, text: fresh.text } });
    }
    if (told.length === 0) return 'nothing';
    await tx.members.setDigestAt(teamId, to, now);
    await tx.members.setTold(teamId, to, now);
    const items = await takeWaiting(tx, teamId, to);
    await tx.posts.add({
      teamId,
      channelId: to,
      key: digestKey(to, isOncePerDay ? today : `${today}:${Math.floor(time / 60_000)}`),
      locale: first.cohort.locale,
      content: {
        type: 'digest',
        to,
        requests: told.map(({ cohort, request, assignment }) => digestOf(cohort.channelId, request, assignment)),
        ...(items.length === 0 ? {} : { items }),
      },
    });
    return 'sent';
  });
  if (sent === 'sent') await announce(needs, { teamId, channelId: to });
  if (sent instanceof Date) for (const each of waiting) await postpone(store, each, sent);
  return sent === 'sent';
}

/** From when on a reminder can't wait. */
function urgentAt({ cohort, request, assignment, hours }: Due): Date {
  return handOverSoonAt(assignment, { hours, pace: cohort.pace, dueAt: request.dueAt });
}

function earliest(times: readonly Date[]): Date {
  return new Date(Math.min(...times.map(Number)));
}
