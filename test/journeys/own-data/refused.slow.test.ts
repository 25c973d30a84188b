import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { SEED } from 'slack-stand-in';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BLOCKS, SHORTCUTS, VIEWS } from '../../../src/slack/app/ids.ts';
import { wordsFor, wordsIn } from '../../../src/slack/messages/words.ts';
import { MAX_COLUMNS } from '../../../src/table/limits.ts';
import { OWN_DATA_LIMITS } from '../../../src/team/own-data.ts';
import { salesCsv } from '../../helpers/bring-table.ts';
import { course } from '../../helpers/course.ts';
import { ROUNDS } from '../../helpers/languages.ts';
import { directOf, type Kakehashi, PLACES, sayIn, TEAM } from '../../helpers/post-analyze.ts';
import { startCohort } from '../../helpers/start-cohort.ts';
import { startKakehashi } from '../../helpers/start-kakehashi.ts';
import { writeWorkbook } from '../../helpers/write-workbook.ts';
import { zipBomb } from '../../helpers/zip-bomb.ts';

/** People of the channel who aren't its facilitator. */
const OTHERS = { en: 'U0LUCAS', ja: 'U0MEI' } as const;
/** A guest of the workspace, and a person of another one (Slack Connect). Both are in the channel. */
const GUEST = 'U0GUEST';
const PARTNER = 'U0PARTNER';
/** The beginning of a picture, whatever its name says. */
const PNG = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000ffff', 'hex');
const NAME = 'q1_<!here>_*sales*\u202e&.csv';
const headerOf = (columns: number) => Array.from({ length: columns }, (_, n) => `c${n}`).join(',');
const wide = headerOf(OWN_DATA_LIMITS.columns + 1);
/** Wider than what a step takes of any table. */
const wider = headerOf(MAX_COLUMNS + 1);

/** A workbook in whose sheet one cell doesn't come after the one before it. */
function unorderedSheet(): Uint8Array {
  const rows = [
    ['a', 'b', 'c'],
    [1, 2, 3],
  ];
  const parts = unzipSync(writeWorkbook({ 'Q1 <!here>': rows }));
  const path = 'xl/worksheets/sheet1.xml';
  const xml = strFromU8(parts[path] ?? new Uint8Array()).replace('r="C2"', 'r="B2"');
  return zipSync({ ...parts, [path]: strToU8(xml) });
}

/** A workbook with a value so far to the right that no step takes the columns before it. */
function farSheet(): Uint8Array {
  return writeWorkbook({ Sales: [['a'], [1, ...new Array<null>(MAX_COLUMNS - 1).fill(null), 'note']] });
}

const MB = 1_048_576;
/** Where a course is: in a team's channel, or alone in a person's direct messages with the app. */
const PLAYED = [
  ...ROUNDS.map((round) => ({ ...round, place: 'team' as const })),
  { locale: 'en', delivery: 'socket', place: 'alone' } as const,
  { locale: 'ja', delivery: 'http', place: 'alone' } as const,
];

/** Each refusal is one sentence that only its facilitator reads, and the form is there for another file. */
describe.each(PLAYED)('in $locale over $delivery, $place', ({ locale, delivery, place }) => {
  const { learner } = PLACES[locale];
  const channel = place === 'team' ? PLACES[locale].channel : directOf(learner);
  const other = OTHERS[locale];
  const elsewhere = PLACES[locale === 'en' ? 'ja' : 'en'].channel;
  const { t: say } = wordsIn(wordsFor(course, locale), channel);
  let kakehashi: Kakehashi;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  /** The only sentence after a warning sign that the form of a person shows. */
  const warned = () =>
    waitFor(() => {
      const modal = driver().modal(learner);
      const [first] = (modal?.blocks ?? []) as { text?: { text: string } }[];
      return modal?.callbackId === VIEWS.bringData && first?.text?.text.startsWith(':warning: ')
        ? first.text.text.slice(':warning: '.length)
        : undefined;
    });
  const upload = (name: string, content: string | Uint8Array, as: string = learner) =>
    driver().uploadFile(as, { name, bytes: Buffer.from(content) });
  /** Chooses a file in the form, whose reading ends with the form again. */
  const chosen = async (file: string) => {
    if (driver().modal(learner)?.callbackId !== VIEWS.bringData) {
      await driver().command(learner, channel, '/kakehashi data');
      await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.bringData);
    }
    return driver().submit(learner, undefined, { [BLOCKS.file]: [file] });
  };
  const refused = async (name: string, content: string | Uint8Array) => {
    expect((await chosen(await upload(name, content))).errors).toBeUndefined();
    return warned();
  };
  /** Uses the shortcut on a message, and returns what the notice says that only they see. */
  const shortcut = async (as: string, ts: string, where: string = channel) => {
    await driver().shortcut(as, where, SHORTCUTS.useFile, ts);
    const notice = await waitFor(() => driver().modal(as));
    await driver().closeView(as);
    return JSON.stringify(notice.blocks);
  };
  const posted = (files: string[], as: string = learner, where: string = channel) =>
    driver().message(as, where, 'our sales', undefined, files);

  /** Puts a file into the form that is open, as a payload would that Slack's own form doesn't send. */
  const forge = async (fileId: string, from: 'channel' | 'form') => {
    const { store, jobs } = kakehashi.service.flow;
    const cohort = await store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
    const form = await waitFor(() => driver().modal(learner));
    const id = `${fileId} ${from}`;
    await store.ownData.create({
      teamId: TEAM,
      id,
      cohortId: cohort?.id ?? '',
      state: 'reading',
      fileId,
      from,
      filename: 'sales.csv',
      broughtBy: learner,
      viewId: form.id,
      createdAt: new Date(),
    });
    await jobs.enqueue('read-data', { teamId: TEAM, dataId: id });
  };

  beforeAll(async () => {
    const [model] = SEED.users;
    if (model === undefined) throw new Error('the seed has nobody');
    const foreign = locale === 'en' ? 'en-GB' : 'ja-JP';
    const guest = { ...model, id: GUEST, name: 'gus', realName: 'Gus', locale: foreign, kind: 'guest' as const };
    const partner = { ...model, id: PARTNER, name: 'pia', realName: 'Pia', locale: foreign, teamId: 'T0PARTNER' };
    kakehashi = await startKakehashi(delivery, { seed: { ...SEED, users: [...SEED.users, guest, partner] } });
    await startCohort(kakehashi.rehearsal, { channel, facilitator: learner }, { locale });
  });
  afterAll(async () => {
    // No one else was told anything, nothing is stored, and nothing failed.
    const { rows } = await (kakehashi.pool as NonNullable<typeof kakehashi.pool>).query<{ n: number }>(
      'SELECT (SELECT count(*)::int FROM kakehashi.own_data_part) AS n',
    );
    expect(rows[0]?.n).toBe(0);
    const all = JSON.stringify(
      driver()
        .messages(channel)
        .filter(({ user }) => user === 'U0KAKEHASHI'),
    );
    expect(all).not.toMatch(/own-data|sales/u);
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  // A form of the test before would stand above what this one opens.
  beforeEach(async () => {
    while (driver().modal(learner) !== undefined) await driver().closeView(learner);
  });

  test('tells what is wrong with a file that is no table', async () => {
    for (const [name, content, code, values] of [
      ['sales.csv', PNG, 'csv_binary', {}],
      ['sales.csv', '\n', 'csv_empty', {}],
      ['sales.csv', 'region,revenue\n', 'csv_empty', {}],
      ['sales.csv', `${wide}\n${wide.replaceAll('c', '')}\n`, 'own_data_columns', { limit: 200, found: 201 }],
      ['sales.csv', `${wider}\n${wider.replaceAll('c', '')}\n`, 'own_data_columns', { limit: 200, found: 1001 }],
      // Packing and unpacking it takes seconds.
      ['sales.xlsx', zipBomb(), 'workbook_too_large', { limit: 200 }],
      ['sales.xlsx', PNG, 'csv_binary', {}],
      ['sales.xlsx', unorderedSheet(), 'workbook_unreadable_cell', { sheet: 'Q1 &lt;!here&gt;', cell: 'B2' }],
      ['sales.xlsx', farSheet(), 'workbook_too_wide', { sheet: 'Sales', cell: 'ALM2', limit: 200 }],
      ['sales.csv', 'region,city\nNorth,Oslo\nSouth,Rome\n', 'own_data_without_numbers', {}],
    ] as const) {
      expect.soft(await refused(name, content), `${name} ${code}`).toBe(say(`error.${code}`, values));
    }
  });

  test('tells of the limit of rows, also where they are very many', async () => {
    for (const rows of [OWN_DATA_LIMITS.rows + 1, 4_000_000]) {
      const csv = `revenue\n${'1\n'.repeat(rows)}`;
      expect(await refused('sales.csv', csv)).toBe(say('error.own_data_rows', { limit: '100,000' }));
    }
  });

  test('tells of a file that is too large before it is downloaded, and reads one that only the form does not take', async () => {
    const { faults } = kakehashi.rehearsal;
    let downloads = 0;
    faults.otherwise((method) => {
      if (method === 'download') downloads += 1;
      return undefined;
    });
    const largest = await upload('sales.csv', Buffer.alloc(OWN_DATA_LIMITS.fileMb * MB + 1, 'a'));
    await driver().shortcut(learner, channel, SHORTCUTS.useFile, await posted([largest]));
    expect(await warned()).toBe(say('error.own_data_too_large', { limit: 50 }));
    await driver().closeView(learner);
    // 11 MB in rows of 220 characters.
    const rows = Array.from({ length: 51_000 }, (_, n) => `${String(n % 7).repeat(220)},${n}`);
    const larger = await upload('sales.csv', ['note,revenue', ...rows, ''].join('\n'));
    // Slack's own form takes none of more than 10 MB, and names the other way. A forged one may.
    expect(JSON.stringify((await chosen(larger)).errors)).toContain('10 MB');
    expect(JSON.stringify(driver().modal(learner)?.blocks)).toContain(
      JSON.stringify(say('own-data.larger', { file: 50 })).slice(1, -1),
    );
    const at = await posted([larger]);
    await forge(larger, 'form');
    expect(await warned()).toBe(say('error.own_data_too_large', { limit: 10 }));
    await driver().closeView(learner);
    expect(downloads).toBe(0);
    await driver().shortcut(learner, channel, SHORTCUTS.useFile, at);
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.chooseData);
    expect(downloads).toBe(1);
    faults.clear();
    await driver().closeView(learner);
  });

  test('tells of a file that is deleted while it is read', async () => {
    const { faults } = kakehashi.rehearsal;
    // The download breaks off, and Slack doesn't have the file any more when it's tried again.
    faults.add('download', { cutAfter: 100 }, { status: 404 });
    await chosen(await upload('sales.csv', salesCsv()));
    expect(await warned()).toBe(say('error.own_data_gone'));
  });

  test('tells of a file that is deleted before it is read, or whose download breaks off', async () => {
    const gone = await upload('sales.csv', salesCsv());
    const { faults } = kakehashi.rehearsal;
    faults.add('files.info', { error: 'file_deleted' });
    await chosen(gone);
    expect(await warned()).toBe(say('error.own_data_gone'));
    faults.add('download', { status: 404 });
    await chosen(gone);
    expect(await warned()).toBe(say('error.own_data_gone'));
    // One that is cut off, and one that Slack's file server refuses for a moment, is tried again.
    faults.add('download', { cutAfter: 100 }, { status: 503 });
    await chosen(await upload('sales.csv', salesCsv()));
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.chooseData);
    await driver().closeView(learner);
  });

  test('shows a name as it is written, and mentions no one', async () => {
    const shown = await shortcut(learner, await posted([await upload(NAME.replace('.csv', '.pdf'), PNG)]));
    expect(shown).toContain('q1ˍ&lt;!here&gt;ˍ∗sales∗&amp;.pdf');
    const at = await posted([await upload(NAME, salesCsv(3))]);
    await driver().shortcut(learner, channel, SHORTCUTS.useFile, at);
    const form = await waitFor(() => {
      const modal = driver().modal(learner);
      return modal?.callbackId === VIEWS.chooseData ? modal : undefined;
    });
    expect(JSON.stringify(form.blocks)).toContain('*q1ˍ&lt;!here&gt;ˍ∗sales∗&amp;.csv*');
    await driver().closeView(learner);
  });

  test('takes no file from anywhere else', async () => {
    // One that its message doesn't have, one of another channel, and one of another person.
    expect(await shortcut(learner, await driver().message(learner, channel, 'no file here'))).toContain(
      say('error.own_data_no_file'),
    );
    const there = await posted([await upload('sales.csv', salesCsv())], learner, elsewhere);
    const shown = await shortcut(learner, there, elsewhere);
    expect(shown).toContain(sayIn(locale)('error.cohort_missing'));
    // Slack's form offers no file of another person, and a message has its own files; a forged payload may name any.
    const theirs = await upload('theirs.csv', salesCsv(), other);
    await posted([theirs], other, elsewhere);
    for (const from of ['form', 'channel'] as const) {
      await driver().command(learner, channel, '/kakehashi data');
      await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.bringData);
      await forge(theirs, from);
      expect(await warned()).toBe(say('error.own_data_elsewhere'));
      await driver().closeView(learner);
    }
  });

  // In one's own messages with the app, there's no one else.
  if (place === 'team') {
    test('takes a table of the facilitator alone', async () => {
      const sentence = say('error.not_facilitator', { assignee: `<@${learner}>` });
      for (const person of [other, GUEST, PARTNER]) {
        const at = await posted([await upload('sales.csv', salesCsv(), person)], person);
        expect(await shortcut(person, at), person).toContain(JSON.stringify(sentence).slice(1, -1));
        const before = driver().ephemerals(person).length;
        await driver().command(person, channel, '/kakehashi data');
        expect((await waitFor(() => driver().ephemerals(person)[before])).text, person).toBe(sentence);
      }
      const at = await posted([await upload('sales.csv', salesCsv(), other)], other);
      // What the facilitator uses is in the channel, whoever has posted it, also in a thread.
      const thread = await driver().message(other, channel, 'in a thread', at, [
        await upload('sales.csv', salesCsv(), other),
      ]);
      await driver().shortcut(learner, channel, SHORTCUTS.useFile, thread);
      await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.chooseData);
      await driver().closeView(learner);
    });
  }

  test('finds the table among several files, and asks Slack about a stub', async () => {
    const files = [
      await upload('picture.png', PNG),
      await upload('sales.csv', salesCsv()),
      await upload('b.csv', 'a\n1\n'),
    ];
    driver().connectFile(files[1] ?? '');
    const at = await posted(files);
    await driver().shortcut(learner, channel, SHORTCUTS.useFile, at);
    const form = await waitFor(() => {
      const modal = driver().modal(learner);
      return modal?.callbackId === VIEWS.chooseData ? modal : undefined;
    });
    expect(JSON.stringify(form.blocks)).toContain('*sales.csv*');
    await driver().closeView(learner);
  });

  test('says what an administrator does where the app may not read files, and reads them once it may', async () => {
    const { rehearsal } = kakehashi;
    const file = await upload('sales.csv', salesCsv());
    await driver().command(learner, channel, '/kakehashi data');
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.bringData);
    // Withdrawn while the form is open.
    rehearsal.withholdScope('files:read');
    await driver().submit(learner, undefined, { [BLOCKS.file]: [file] });
    expect(await warned()).toBe(say('error.own_data_scope'));
    expect(JSON.stringify(driver().modal(learner)?.blocks)).toContain(
      JSON.stringify(say('own-data.no-scope')).slice(1, -1),
    );
    await driver().closeView(learner);
    await driver().command(learner, channel, '/kakehashi data');
    const without = await waitFor(() => driver().modal(learner));
    expect(JSON.stringify(without.blocks)).not.toContain('file_input');
    await driver().closeView(learner);
    const at = await posted([file]);
    await driver().shortcut(learner, channel, SHORTCUTS.useFile, at);
    expect(await warned()).toBe(say('error.own_data_scope'));
    await driver().closeView(learner);
    // Granted: the same file is read, because nothing was wrong with it.
    rehearsal.grantScope('files:read');
    await driver().command(learner, channel, '/kakehashi data');
    const again = await waitFor(() => driver().modal(learner));
    expect(JSON.stringify(again.blocks)).toContain('file_input');
    await driver().closeView(learner);
    await driver().shortcut(learner, channel, SHORTCUTS.useFile, at);
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.chooseData);
    await driver().closeView(learner);
  });
});
