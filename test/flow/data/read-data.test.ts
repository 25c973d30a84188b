import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { type Chosen, chooseData } from '../../../src/flow/data/choose-data.ts';
import { continueData } from '../../../src/flow/data/continue-data.ts';
import { type Reading, readData } from '../../../src/flow/data/read-data.ts';
import type { Compute } from '../../../src/ports/compute.ts';
import type { Files } from '../../../src/ports/files.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import type { OwnData } from '../../../src/team/own-data.ts';
import { borrowDatabase } from '../../helpers/borrow-database.ts';
import { computeHere } from '../../helpers/compute-here.ts';
import { course } from '../../helpers/course.ts';
import { ownDataOf } from '../../helpers/own-table.ts';
import { memoryLog } from '../../helpers/start-kakehashi.ts';
import { at, cohortOf, fresh } from '../../store/fixtures.ts';

let opened: OpenStore;
beforeAll(async () => {
  opened = await borrowDatabase();
});
afterAll(() => opened.close());

const CSV = 'region,mail,revenue\nNorth,a@example.com,10\nSouth,b@example.com,12\nEast,c@example.com,n/a\n';
const chosen: Chosen = {
  target: 2,
  identifier: undefined,
  leftOut: [1],
  asWords: [],
  row: 'a sale',
  unit: '',
  missing: ['n/a'],
};

/** A course whose facilitator has brought a table. What the jobs show is in `shown`. */
async function brought(csv = CSV) {
  const { store } = opened;
  const cohort = cohortOf();
  const { teamId, facilitatorId: userId } = cohort;
  await store.cohorts.create(cohort);
  await store.roles.set(teamId, cohort.id, userId, ['operator']);
  const data: OwnData = ownDataOf({
    teamId,
    cohortId: cohort.id,
    id: fresh('data'),
    state: 'reading',
    broughtBy: userId,
  });
  await store.ownData.create(data);
  const shown: Reading[] = [];
  const log = memoryLog();
  const files: Files = {
    mayRead: async () => true,
    find: async () => ({ name: 'sales.csv', bytes: csv.length, userId, sharedIn: [], address: '' }),
    read: async () => [new TextEncoder().encode(csv)],
  };
  const compute: Pick<Compute, 'keep' | 'preview'> = { preview: computeHere.preview, keep: computeHere.keep };
  const needs = {
    store,
    course,
    clock: { now: () => at(1) },
    random: { uuid: () => fresh('uuid') },
    jobs: { enqueue: async () => {} },
    log,
    files,
    compute,
    chat: {} as never,
  };
  const ref = { teamId, dataId: data.id };
  const read = (attempt = 1, signal = new AbortController().signal) =>
    readData(needs, ref, {
      attempt,
      signal,
      show: async (reading) => {
        shown.push(reading);
      },
    });
  return {
    needs,
    shown,
    log,
    read,
    choose: (more: Partial<Chosen> = {}) => chooseData(needs, { ...ref, userId, chosen: { ...chosen, ...more } }),
    goOn: () => continueData(needs, { ...ref, userId }),
    now: async () => (await store.ownData.byId(teamId, data.id)) as OwnData,
    parts: () => store.ownData.partsOf(teamId, data.id),
  };
}

const unreachable = () => new AppError('own_data_unreachable', {}, { retryable: true });

describe('a failure', () => {
  it('that may pass is tried again, and then told while the table waits for another try', async () => {
    const { needs, read, shown, now, goOn } = await brought();
    const { find } = needs.files;
    needs.files.find = async () => Promise.reject(unreachable());
    for (const attempt of [1, 2, 3, 4])
      await expect(read(attempt)).rejects.toMatchObject({ code: 'own_data_unreachable' });
    expect(shown).toEqual([]);
    await read(5);
    expect(shown).toMatchObject([{ outcome: 'refused', error: { code: 'own_data_unreachable' }, later: true }]);
    expect(await now()).toMatchObject({ state: 'choosing' });
    needs.files.find = find;
    expect(await goOn()).toMatchObject({ state: 'reading' });
    await read();
    expect(shown.at(-1)).toMatchObject({ outcome: 'preview', preview: { rows: 3 } });
  });

  it('of the program is logged once, told as an apology, and loses none of the choices', async () => {
    const { needs, read, shown, now, choose, log } = await brought();
    await read();
    await choose();
    needs.compute.keep = async () => {
      throw new TypeError('x is not a function');
    };
    await expect(read(4)).rejects.toThrow('x is not a function');
    await read(5);
    expect(shown.at(-1)).toMatchObject({ outcome: 'refused', error: { code: 'internal' }, later: true });
    expect(log.errors).toHaveLength(1);
    expect(await now()).toMatchObject({ state: 'choosing', settings: { target: 'revenue', row: 'a sale' } });
  });

  it('of the database, which takes no text with a NUL, is told where the columns are stored and where the rows are', async () => {
    const { needs, read, shown, now, choose, goOn, log } = await brought();
    const { preview, keep } = needs.compute;
    needs.compute.preview = async (...input) => {
      const { columns, ...rest } = await preview(...input);
      return { ...rest, columns: columns.map((column) => ({ ...column, name: `${column.name}\0` })) };
    };
    await expect(read(4)).rejects.toThrow(/unicode/iu);
    await read(5);
    expect(shown).toMatchObject([{ outcome: 'refused', error: { code: 'internal' }, later: true }]);
    expect(await now()).toMatchObject({ state: 'choosing' });
    needs.compute.preview = preview;
    await goOn();
    await read();
    await choose();
    needs.compute.keep = async (...input) => ({ ...(await keep(...input)), types: { 'revenue\0': 'numeric' } });
    await expect(read(4)).rejects.toThrow(/unicode/iu);
    await read(5);
    expect(shown.at(-1)).toMatchObject({ outcome: 'refused', error: { code: 'internal' }, later: true });
    expect(await now()).toMatchObject({ state: 'choosing', settings: { target: 'revenue' } });
    expect(log.errors).toHaveLength(2);
  });

  it('to draw the form is told, whatever its code is, and says nothing against the file', async () => {
    const { needs, shown, now, log } = await brought();
    const { teamId, id: dataId } = await now();
    const show = async (reading: Reading) => {
      if (reading.outcome === 'preview') throw new AppError('csv_binary');
      shown.push(reading);
    };
    const read = (attempt: number) =>
      readData(needs, { teamId, dataId }, { attempt, signal: new AbortController().signal, show });
    await expect(read(1)).rejects.toMatchObject({ code: 'csv_binary' });
    await read(5);
    expect(shown).toMatchObject([{ outcome: 'refused', error: { code: 'internal' }, later: true }]);
    expect(await now()).toMatchObject({ state: 'choosing' });
    expect(log.errors).toHaveLength(1);
  });

  it('that ends the process three times gives the file up', async () => {
    const { needs, read, shown, now } = await brought();
    let begun = 0;
    needs.compute.preview = () => {
      begun += 1;
      return new Promise(() => {});
    };
    for (const nth of [1, 2, 3]) {
      void read();
      while (begun < nth) await new Promise((resolve) => setImmediate(resolve));
    }
    await read();
    expect(shown).toMatchObject([{ outcome: 'refused', error: { code: 'own_data_crashed' }, later: false }]);
    expect(await now()).toMatchObject({ state: 'deleted' });
  });

  it('of a process that stops is none: the next one reads', async () => {
    const { needs, read, shown, now } = await brought();
    const stopping = new AbortController();
    const { read: readFile } = needs.files;
    needs.files.read = async () => {
      stopping.abort(new Error('stopping'));
      throw stopping.signal.reason;
    };
    await expect(read(5, stopping.signal)).rejects.toThrow('stopping');
    expect(shown).toEqual([]);
    expect(await now()).toMatchObject({ state: 'reading' });
    needs.files.read = readFile;
    await read();
    expect(shown).toMatchObject([{ outcome: 'preview' }]);
  });
});

describe('choices', () => {
  it.each<[Partial<Chosen>, string]>([
    [{ target: undefined }, 'own_data_no_number'],
    [{ target: 99 }, 'own_data_no_number'],
    [{ row: ' \u3000 ' }, 'own_data_row_needed'],
    [{ row: '\n' }, 'own_data_row_needed'],
    [{ leftOut: [1, 2] }, 'own_data_target_left_out'],
    [{ identifier: 2 }, 'own_data_target_is_identifier'],
    [{ asWords: [0, 2] }, 'own_data_target_as_words'],
  ])('%j are refused before anything changes', async (more, code) => {
    const { read, choose, now } = await brought();
    await read();
    await expect(choose(more)).rejects.toMatchObject({ code });
    expect(await now()).toMatchObject({ state: 'choosing' });
    expect((await now()).settings).toBeUndefined();
  });

  it('that the rows contradict come back with the form and all that was chosen', async () => {
    const { read, shown, choose, now, parts } = await brought();
    await read();
    await choose({ missing: ['-'], unit: 'EUR' });
    await read();
    // Without its mark, no column is of numbers any more.
    expect(shown.at(-1)).toMatchObject({
      outcome: 'preview',
      refused: { code: 'target_not_numeric_line', values: { column: 'revenue' } },
      data: { settings: { row: 'a sale', unit: 'EUR', target: 'revenue', leftOut: ['mail'] } },
    });
    expect(await now()).toMatchObject({ state: 'choosing' });
    expect(await parts()).toEqual([]);
    await choose();
    await read();
    expect(shown.at(-1)).toMatchObject({ outcome: 'kept', data: { rows: 3, columns: 2 } });
    expect((await parts()).length).toBeGreaterThan(0);
  });

  it('of an encoding show the table again, with what was chosen by place and what turns out to tell of people', async () => {
    const csv = `担当者,地域,revenue\n${'佐藤 花子,東京,10\n'.repeat(9)}`;
    const { read, shown, choose, now, parts } = await brought(csv);
    await read();
    const western = { encoding: 'windows-1252', missing: undefined } as const;
    await choose({ ...western, leftOut: [1] });
    await read();
    const [who, where] = ['æ‹…å½“è€…', 'åœ°åŸŸ'];
    expect(shown.at(-1)).toMatchObject({ outcome: 'preview', data: { settings: { leftOut: [where] } } });
    expect(await now()).toMatchObject({ state: 'choosing', names: [who, where, 'revenue'] });
    // A press that comes twice, or from another device, stores nothing that wasn't seen.
    await choose({ encoding: 'utf-8', missing: undefined, leftOut: [1] });
    await choose({ encoding: 'utf-8', missing: undefined, leftOut: [1] });
    await read();
    expect(shown.at(-1)).toMatchObject({ outcome: 'preview', data: { settings: { leftOut: ['地域', '担当者'] } } });
    expect(await parts()).toEqual([]);
    await choose({ encoding: 'utf-8', missing: undefined, leftOut: [0] });
    await read();
    expect(shown.at(-1)).toMatchObject({ outcome: 'kept', data: { columns: 2 } });
    expect((await now()).settings).toMatchObject({ choices: { encoding: 'utf-8' }, leftOut: ['担当者'] });
  });

  it('of columns to read as words show the table again, put nothing back that was taken off the list, and are stored', async () => {
    const lines = Array.from({ length: 9 }, (_, n) => `a${n}@example.com,11:${n + 10},${n},${n + 20}`);
    const { read, shown, choose, now } = await brought(`mail,score,client name,revenue\n${lines.join('\n')}\n`);
    const words = { target: 3, leftOut: [], asWords: [2, 1], missing: undefined };
    await read();
    expect(shown.at(-1)).toMatchObject({ preview: { columns: [{}, { type: 'date' }, { type: 'numeric' }, {}] } });
    await choose(words);
    await read();
    // A column called a name holds names once it's read as words.
    expect(shown.at(-1)).toMatchObject({
      outcome: 'preview',
      data: { settings: { leftOut: ['client name'] } },
      preview: { columns: [{}, { type: 'categorical', examples: ['11:10', '11:11', '11:12'] }, {}, {}] },
    });
    await choose({ ...words, leftOut: [0] });
    await read();
    expect(shown.at(-1)).toMatchObject({ outcome: 'kept' });
    const types = { score: 'categorical', 'client name': 'categorical' };
    expect(await now()).toMatchObject({ types: { ...types, revenue: 'numeric' }, settings: { choices: { types } } });
    expect((await now()).settings).not.toHaveProperty('unseen');
  });

  it('of columns to read as words follow the columns where an encoding changes their names', async () => {
    const { read, shown, choose, now } = await brought(`得点,地域,revenue\n${'11:11,東京,10\n'.repeat(9)}`);
    const words = { leftOut: [], asWords: [0], missing: undefined };
    await read();
    await choose({ ...words, encoding: 'windows-1252' });
    await read();
    const column = { name: 'å¾—ç‚¹', type: 'categorical', examples: ['11:11'] };
    expect(shown.at(-1)).toMatchObject({ outcome: 'preview', preview: { columns: [column, {}, {}] } });
    expect((await now()).settings?.choices.types).toEqual({ [column.name]: 'categorical' });
    // Bytes that aren't UTF-16: the table is read as it's found, and the choice comes along.
    await choose({ ...words, encoding: 'utf-16le' });
    await read();
    expect(shown.at(-1)).toMatchObject({ refused: { code: 'own_data_read_otherwise' } });
    expect((await now()).settings?.choices).toEqual({ types: { 得点: 'categorical' } });
    await choose(words);
    await read();
    expect(shown.at(-1)).toMatchObject({ outcome: 'kept', data: { types: { 得点: 'categorical' } } });
  });

  it('that leave out a column of another name come back before it is stored', async () => {
    const { needs, read, shown, choose, now, parts } = await brought();
    await read();
    await choose();
    const { teamId, id } = await now();
    const { settings } = await now();
    if (settings === undefined) throw new Error('nothing was chosen');
    await needs.store.ownData.setSettings(teamId, id, { ...settings, leftOut: ['post'] });
    await read();
    expect(shown.at(-1)).toMatchObject({ outcome: 'preview', refused: { code: 'column_not_found' } });
    expect(await parts()).toEqual([]);
  });

  it('that change while rows are stored count for the rows', async () => {
    const { needs, read, shown, choose, now } = await brought();
    await read();
    await choose({ leftOut: [] });
    const { keep } = needs.compute;
    needs.compute.keep = async (...input) => {
      needs.compute.keep = keep;
      // Another device sends the form once more, with the column left out.
      await choose();
      return keep(...input);
    };
    await read();
    expect(shown.at(-1)).toMatchObject({ outcome: 'kept', data: { columns: 2 } });
    expect(await now()).toMatchObject({ state: 'kept', columns: 2, settings: { leftOut: ['mail'] } });
  });

  it('that are sent before the preview’s state is stored are kept', async () => {
    const { needs, choose, now } = await brought();
    const { teamId, id: dataId } = await now();
    const context = { attempt: 1, signal: new AbortController().signal };
    await readData(needs, { teamId, dataId }, { ...context, show: async () => void (await choose()) });
    expect(await now()).toMatchObject({ state: 'keeping', settings: { target: 'revenue' } });
  });
});

it('a table of words alone is refused', async () => {
  const { read, shown, now } = await brought('region,city\nNorth,Oslo\nSouth,Rome\n');
  await read();
  expect(shown).toMatchObject([{ outcome: 'refused', error: { code: 'own_data_without_numbers' }, later: false }]);
  expect(await now()).toMatchObject({ state: 'deleted' });
});

it('a table that is deleted while it is read stays deleted, without rows', async () => {
  const { needs, read, choose, now, parts } = await brought();
  await read();
  await choose();
  const { keep } = needs.compute;
  needs.compute.keep = async (...input) => {
    const { teamId, id } = await now();
    await needs.store.ownData.deleteRows(teamId, [id]);
    return keep(...input);
  };
  await read();
  expect(await now()).toMatchObject({ state: 'deleted' });
  expect(await parts()).toEqual([]);
});
