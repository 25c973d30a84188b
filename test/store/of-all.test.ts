import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import type { Cohort } from '../../src/team/cohort.ts';
import { borrowDatabase } from '../helpers/borrow-database.ts';
import { ownDataOf } from '../helpers/own-table.ts';
import { assignmentOf, at, cohortOf, lessonOf, postOf, requestOf, runOf, scheduleOf } from './fixtures.ts';

/**
 * Methods that work for all workspaces. Two workspaces have rows with the same ids. A rest or halt in the second must hide the owed work
 * of the second, and not that of the first.
 */
let opened: OpenStore;
let store: Store;
const cohort = cohortOf('A');
const lesson = lessonOf(cohort);
const LATER = at(50);

beforeAll(async () => {
  opened = await borrowDatabase();
  store = opened.store;
  await owe('A', 40);
  await owe('B', 30);
});
afterAll(() => opened.close());

/** Adds owed work of each kind to a workspace, due at that minute. */
async function owe(teamId: string, minute: number): Promise<void> {
  await store.cohorts.create({ ...cohort, teamId });
  await store.lessons.create(teamId, lesson);
  await store.runs.create(teamId, { ...runOf(lesson), id: 'run' });
  const due = assignmentOf({ remindAt: at(minute) });
  await store.requests.create(teamId, { ...requestOf(lesson), id: 'asked', assignments: [due] });
  const { assigneeId: _, ...anyone } = assignmentOf({ why: 'nobody' });
  await store.requests.create(teamId, { ...requestOf(lesson), id: 'unassigned', assignments: [anyone] });
  await store.requests.create(teamId, { ...requestOf(lesson), id: 'answered', state: 'answered' });
  await store.news.add(teamId, 'cyd', { kind: 'review-asked', requestId: 'answered', since: at(minute) });
  await store.schedules.save(scheduleOf(cohort, { teamId, nextAt: at(minute) }));
  await store.posts.add({ ...postOf(cohort), teamId, key: 'post' });
  await store.ownData.create(ownDataOf({ teamId, cohortId: cohort.id, state: 'reading' }));
}

const place = { teamId: 'B', channelId: cohort.channelId };
const rest = (paused: boolean) => store.cohorts.setSettings({ ...cohort, teamId: 'B', paused } as Cohort);
const halt = (channelId: string) =>
  store.halts.begin({ ...place, channelId, reason: 'is_archived', since: at(6), tryAt: at(59), tries: 0 });

const LISTS: Record<string, () => Promise<{ teamId: string }[]>> = {
  'requests.due': () => store.requests.due(LATER),
  'requests.unassigned': () => store.requests.unassigned(),
  'schedules.due': () => store.schedules.due(LATER),
  'cohorts.toCompare': () => store.cohorts.toCompare(LATER, 9),
  'schedules.running': () => store.schedules.running(),
  'runs.unfinished': () => store.runs.unfinished(),
  'ownData.unread': () => store.ownData.unread(),
  'news.due': () => store.news.due(LATER),
  'deliveries.channelsWithUndelivered': () => store.deliveries.channelsWithUndelivered(LATER),
};
const ALL = Object.keys(LISTS);

/** What happens in workspace B, which lists it hides, and how it ends. */
const CASES: [string, { begin(): Promise<unknown>; end(): Promise<unknown>; hides: string[] }][] = [
  ['nothing', { begin: async () => {}, end: async () => {}, hides: [] }],
  [
    'a rest of its course',
    {
      begin: () => rest(true),
      end: () => rest(false),
      hides: ['requests.due', 'requests.unassigned', 'schedules.due', 'news.due'],
    },
  ],
  ...([cohort.channelId, ''] as const).map((channelId): (typeof CASES)[number] => [
    channelId === '' ? 'a halt of the workspace' : 'a halt of the channel',
    {
      begin: () => halt(channelId),
      end: () => store.halts.end(place),
      hides: [
        'news.due',
        'requests.due',
        'schedules.due',
        'runs.unfinished',
        'deliveries.channelsWithUndelivered',
        'cohorts.toCompare',
      ],
    },
  ]),
  [
    'a pause of its schedule',
    {
      begin: () => store.schedules.save(scheduleOf(cohort, { teamId: 'B', nextAt: at(30), paused: true })),
      end: () => store.schedules.save(scheduleOf(cohort, { teamId: 'B', nextAt: at(30) })),
      hides: ['schedules.due', 'schedules.running'],
    },
  ],
  [
    'a channel that Slack wants left alone',
    {
      begin: async () => {
        await store.deliveries.leaseChannel(place, 'owner', 600_000);
        await store.deliveries.holdChannel(place, 'owner', 600_000);
      },
      end: () => opened.pool.query('DELETE FROM kakehashi.channel_lease'),
      hides: ['deliveries.channelsWithUndelivered'],
    },
  ],
];

it.each(CASES)('%s in one workspace hides its owed work, and none of another', async (_, one) => {
  await one.begin();
  const teams: Record<string, string[]> = {};
  for (const [name, list] of Object.entries(LISTS)) {
    teams[name] = [...new Set((await list()).map(({ teamId }) => teamId))].sort();
  }
  await one.end();
  expect(teams).toEqual(Object.fromEntries(ALL.map((name) => [name, one.hides.includes(name) ? ['A'] : ['A', 'B']])));
});

it('the next due time ignores workspaces that rest or are halted', async () => {
  const next = async () => [
    await store.requests.nextDue(),
    await store.schedules.nextDue(),
    await store.news.nextDue(),
  ];
  expect(await next()).toEqual([at(30), at(30), at(30)]);
  await rest(true);
  expect(await next()).toEqual([at(40), at(40), at(40)]);
  await rest(false);
  await halt(cohort.channelId);
  expect(await next()).toEqual([at(40), at(40), at(40)]);
  await store.halts.end(place);
});

it('the backlog counts every workspace, without the reminders of cohorts that rest', async () => {
  expect(await store.duties.backlog(LATER)).toMatchObject({ undelivered: 2, failed: 0, overdue: 2 });
  await rest(true);
  expect(await store.duties.backlog(LATER)).toMatchObject({ undelivered: 2, overdue: 1 });
  await rest(false);
});

it('a halt that may be tried again returns its channel, and the halt of a workspace one of its channels', async () => {
  await store.deliveries.delivered('B', 'post', '1.1', 1);
  for (const channelId of [cohort.channelId, '']) {
    await halt(channelId);
    const named = async (now: Date) =>
      (await store.deliveries.channelsWithUndelivered(now)).filter(({ teamId }) => teamId === 'B');
    expect(await named(LATER)).toEqual([]);
    await store.halts.tryAllNow(LATER);
    expect(await named(LATER)).toEqual([place]);
    await store.halts.end(place);
  }
});

it('a lease is for one duty, and ends when it is released', async () => {
  expect(await store.duties.lease('sweep', 'one', at(1), at(3))).toBe(true);
  expect(await store.duties.lease('sweep', 'two', at(2), at(4))).toBe(false);
  expect(await store.duties.lease('other', 'two', at(2), at(4))).toBe(true);
  await store.duties.release('sweep', 'two');
  expect(await store.duties.lease('sweep', 'two', at(2), at(4))).toBe(false);
  await store.duties.release('sweep', 'one');
  expect(await store.duties.lease('sweep', 'two', at(2), at(4))).toBe(true);
});
