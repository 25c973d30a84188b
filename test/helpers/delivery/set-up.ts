import { SEED, type Seed, type StandIn } from 'slack-stand-in';
import type { LessonId } from '../../../src/course/lesson-id.ts';
import { VIEWS } from '../../../src/slack/app/ids.ts';
import { startCohort } from '../start-cohort.ts';

export const FACILITATOR = 'U0DAVID';
/** The domain expert in the channels where people talk. */
export const REPLIER = 'U0EMILY';
const DAY = 86_400_000;

/** Puts the seeded team into this many channels: `C0N0000`, `C0N0001` and so on. */
export function seedOf(channels: number): Seed {
  const members = [SEED.app.userId, ...SEED.users.map(({ id }) => id)];
  const [model] = SEED.channels;
  if (model === undefined) throw new Error('the seed has no channel');
  return {
    ...SEED,
    channels: Array.from({ length: channels }, (_, nth) => ({
      ...model,
      id: `C0N${String(nth).padStart(4, '0')}`,
      name: `team-${nth}`,
      members,
    })),
  };
}

/**
 * Starts a cohort with a schedule in every channel, through the commands and modals of a facilitator. Sets a domain expert in the
 * channels where people talk. The first lesson is due at a full minute of the real clock, the only clock of the queue, soon after
 * the last schedule is set up.
 * @returns a function from a day (from 0) to its slot in milliseconds since 1970
 */
export async function setUp(
  rehearsal: StandIn,
  {
    channels,
    talking,
    lessons,
  }: { channels: readonly string[]; talking: readonly string[]; lessons: readonly LessonId[] },
): Promise<(day: number) => number> {
  const began = Date.now();
  for (const channel of channels) {
    await startCohort(rehearsal, { channel, facilitator: FACILITATOR }, { locale: 'en' });
  }
  const each = (Date.now() - began) / channels.length;
  for (const channel of talking) await setRole(rehearsal, channel);
  // A schedule takes about as long to set up as a cohort.
  const first = Math.ceil((Date.now() + 1.5 * each * channels.length + 5000) / 60_000) * 60_000;
  for (const channel of channels) await schedule(rehearsal, channel, new Date(first).toISOString(), lessons);
  if (Date.now() > first) throw new Error('the first slot came before every schedule was set up');
  return (day) => first + day * DAY;
}

async function setRole({ driver, waitFor }: StandIn, channel: string): Promise<void> {
  await driver.command(FACILITATOR, channel, '/kakehashi roles set');
  await waitFor(() => driver.modal(FACILITATOR)?.callbackId === VIEWS.setRoles);
  const { errors } = await driver.submit(FACILITATOR, undefined, { person: REPLIER, roles: ['domain-expert'] });
  if (errors !== undefined) throw new Error(`the role was refused: ${JSON.stringify(errors)}`);
  await waitFor(() => driver.modal(FACILITATOR) === undefined);
}

async function schedule(
  { driver, waitFor }: StandIn,
  channel: string,
  at: string,
  lessons: readonly LessonId[],
): Promise<void> {
  await driver.command(FACILITATOR, channel, '/kakehashi schedule');
  await waitFor(() => driver.modal(FACILITATOR)?.callbackId === VIEWS.schedule);
  const values = {
    lessons: [...lessons],
    'start-date': at.slice(0, 10),
    weekdays: ['1', '2', '3', '4', '5', '6', '7'],
    time: at.slice(11, 16),
    zone: 'Africa/Abidjan',
    unfinished: 'go-on',
    holidays: 'none',
  };
  // The first submission shows the dates and the second saves them. A submission that timed out on a busy machine is repeated.
  for (let nth = 0; nth < 6 && driver.modal(FACILITATOR) !== undefined; nth += 1) {
    const { errors } = await driver.submit(FACILITATOR, undefined, values);
    if (errors !== undefined) throw new Error(`the schedule was refused: ${JSON.stringify(errors)}`);
  }
  await waitFor(() => driver.modal(FACILITATOR) === undefined);
}
