import { type Rehearsal, SEED, type Seed } from 'slack-stand-in';
import type { LessonId } from '../../../src/course/types.ts';
import { VIEWS } from '../../../src/slack/app/ids.ts';
import { startCohort } from '../start-cohort.ts';

export const FACILITATOR = 'U0DAVID';
/** Who answers as domain expert where people talk. */
export const REPLIER = 'U0EMILY';
const DAY = 86_400_000;

/** The seeded team in so many channels, `C0N0000` and on. */
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
 * A cohort and its schedule in every channel, by the doors that a facilitator uses, and a domain expert where people talk. The first lesson is due at a full minute of the
 * real clock, soon after the last schedule is set up: the queue ticks by no other clock.
 * @returns milliseconds since 1970 of the slot of a day, from 0
 */
export async function setUp(
  rehearsal: Rehearsal,
  {
    channels,
    talking,
    lessons,
  }: { channels: readonly string[]; talking: readonly string[]; lessons: readonly LessonId[] },
): Promise<(day: number) => number> {
  const began = Date.now();
  for (const channel of channels) {
    await startCohort(rehearsal, { channel, facilitator: FACILITATOR }, { locale: 'en' }, 60_000);
  }
  const each = (Date.now() - began) / channels.length;
  for (const channel of talking) await setRole(rehearsal, channel);
  // A schedule takes about as long to set up as a cohort.
  const first = Math.ceil((Date.now() + 1.5 * each * channels.length + 5000) / 60_000) * 60_000;
  for (const channel of channels) await schedule(rehearsal, channel, new Date(first).toISOString(), lessons);
  if (Date.now() > first) throw new Error('the first slot came before every schedule was set up');
  return (day) => first + day * DAY;
}

async function setRole({ driver, waitFor }: Rehearsal, channel: string): Promise<void> {
  await driver.command(FACILITATOR, channel, '/kakehashi roles set');
  await waitFor(() => driver.modal(FACILITATOR)?.callbackId === VIEWS.setRoles, 60_000);
  const { errors } = await driver.submit(FACILITATOR, undefined, { person: REPLIER, roles: ['domain-expert'] });
  if (errors !== undefined) throw new Error(`the role was refused: ${JSON.stringify(errors)}`);
  await waitFor(() => driver.modal(FACILITATOR) === undefined, 60_000);
}

async function schedule(
  { driver, waitFor }: Rehearsal,
  channel: string,
  at: string,
  lessons: readonly LessonId[],
): Promise<void> {
  await driver.command(FACILITATOR, channel, '/kakehashi schedule');
  await waitFor(() => driver.modal(FACILITATOR)?.callbackId === VIEWS.schedule, 60_000);
  const values = {
    lessons: [...lessons],
    'start-date': at.slice(0, 10),
    weekdays: ['1', '2', '3', '4', '5', '6', '7'],
    time: at.slice(11, 16),
    zone: 'Africa/Abidjan',
    unfinished: 'go-on',
    holidays: 'none',
  };
  // The first time shows the dates, the second saves them; on a busy machine one that came too late is sent again.
  for (let nth = 0; nth < 6 && driver.modal(FACILITATOR) !== undefined; nth += 1) {
    const { errors } = await driver.submit(FACILITATOR, undefined, values);
    if (errors !== undefined) throw new Error(`the schedule was refused: ${JSON.stringify(errors)}`);
  }
  await waitFor(() => driver.modal(FACILITATOR) === undefined, 60_000);
}
