/**
 * A table of 50 MB (100,000 rows, 60 columns) that a team brings: how long each part takes, the longest turns of the app's event loop in time
 * of the processor, and the highest resident memory of its process. The stand-in for Slack runs in another process. Linux only.
 * Run: npm run build && npx tsx bench/own-data/large-table.ts [rows] [columns] [kind]
 * Kinds: plain, titled, quoted, units, gaps (blank lines, and line breaks in cells), ragged (more blank cells in some rows), names (a name with a
 * line break), windows-1252, shift_jis, utf-16, workbook, workbook-gaps.
 */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ACTIONS, BLOCKS, SHORTCUTS, VIEWS } from '../../src/slack/app/ids.ts';
import { PLACES } from '../../test/helpers/post-analyze.ts';
import { runApp, slackEnv } from '../../test/helpers/run-app.ts';
import { postLesson, startCohort } from '../../test/helpers/start-cohort.ts';
import { startWorkspace } from '../../test/helpers/start-workspace.ts';
import { writeWorkbook } from '../../test/helpers/write-workbook.ts';

const [rows = 100_000, columns = 60] = process.argv.slice(2, 4).map(Number);
const kind = process.argv[4] ?? 'plain';
const { channel, learner } = PLACES.en;
const WAIT_MS = 1_800_000;

/** Numbers of three to nine characters, categories, days and blanks. The first column is the target. */
function csv(): Buffer {
  let seed = 7;
  const next = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const kinds = [
    () => (next() * 1e5).toFixed(2),
    () => String(Math.floor(next() * 1e6)),
    () => ['North', 'South-East', 'West', 'Overseas'][Math.floor(next() * 4)] ?? '',
    () => (next() < 0.1 ? '' : (next() * 100).toFixed(4)),
    () => `20${10 + Math.floor(next() * 14)}-0${1 + Math.floor(next() * 9)}-1${Math.floor(next() * 9)}`,
  ];
  const first = kind === 'names' ? '"revenue\nin USD"' : 'revenue';
  const header = [first, ...Array.from({ length: columns - 1 }, (_, n) => `column_${n + 1}`)].join(',');
  const lines = Array.from({ length: rows }, () =>
    Array.from({ length: columns }, (_, n) => kinds[n % kinds.length]?.() ?? '').join(','),
  );
  const written = {
    quoted: (line: string) => line.replaceAll('South-East', '"South ""East"""'),
    gaps: (line: string, row: number) =>
      `${line.replaceAll('South-East', '"South\r\nEast"')}${row % 50 === 0 ? '\n' : ''}`,
    ragged: (line: string, row: number) => `${line}${','.repeat(row % 3)}`,
  }[kind];
  const units = Array.from({ length: columns }, (_, n) => ['USD', 'kg', '', '(cm)', ''][n % 5]).join(',');
  const table = [header, ...(kind === 'units' ? [units] : []), ...(written === undefined ? lines : lines.map(written))];
  if (kind.startsWith('workbook')) return workbook(table);
  // UTF-16 takes two bytes a character, so half the rows make the same size.
  if (kind === 'utf-16') return Buffer.from(`\ufeff${table.slice(0, rows / 2).join('\n')}\n`, 'utf16le');
  if (kind === 'windows-1252')
    return Buffer.from([...table, ''].join('\n').replaceAll('Overseas', 'Outre\u00e9'), 'latin1');
  // Ueno, in the bytes of Shift_JIS.
  if (kind === 'shift_jis')
    return Buffer.from([...table, ''].join('\n').replaceAll('Overseas', '\u008f\u00e3\u0096\u00ec'), 'latin1');
  const above = kind === 'titled' ? ['Report', ''] : [];
  return Buffer.from([...above, ...table, ''].join('\n'));
}

/** XML takes several times the bytes until it's packed, and the app reads at most 200 MB of it: 80,000 rows of 60 columns are close to it. */
function workbook(lines: readonly string[]): Buffer {
  const cellOf = (text: string) => {
    if (/^20\d\d-/u.test(text)) return { day: 25_569 + Date.parse(text) / 86_400_000 };
    if (kind === 'workbook-gaps' && text === 'South-East') return 'South\nEast';
    return text === '' ? null : Number.isNaN(Number(text)) ? text : Number(text);
  };
  return Buffer.from(writeWorkbook({ Data: lines.map((line) => line.split(',').map(cellOf)) }));
}

/** The app's process: the only child that runs the command. */
async function pidOf(): Promise<string> {
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/u.test(pid)) continue;
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (status.includes(`PPid:\t${process.pid}\n`) && command.includes('cli.js')) return pid;
  }
  throw new Error('the app does not run');
}

const dir = await mkdtemp(join(tmpdir(), 'kakehashi-large-'));
const turnsFile = join(dir, 'turns');
const rehearsal = await startWorkspace({ waitForMs: WAIT_MS });
const { driver, waitFor } = rehearsal;
const preload = new URL('../reliability/note-turns.mjs', import.meta.url).pathname;
const app = await runApp({
  ...slackEnv(rehearsal),
  KAKEHASHI_DIR: join(dir, 'data'),
  TURNS_FILE: turnsFile,
  NODE_OPTIONS: `--import ${preload}`,
});
const pid = await pidOf();
const peak = async () => Number(/VmHWM:\s+(\d+)/u.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
const report: Record<string, unknown>[] = [];
/** Does a part, and notes its time, its longest turns, and the highest memory since it began. */
async function measure(part: string, deed: () => Promise<unknown>): Promise<void> {
  await writeFile(`/proc/${pid}/clear_refs`, '5');
  await writeFile(turnsFile, '');
  const before = await peak();
  const since = performance.now();
  await deed();
  const seconds = (performance.now() - since) / 1000;
  const turns = (await readFile(turnsFile, 'utf8')).split('\n').flatMap((line) => Number(line.split(' ')[1]) || []);
  const longest = turns.toSorted((a, b) => b - a).slice(0, 3);
  report.push({
    part,
    seconds: seconds.toFixed(1),
    'longest turns, ms': longest.join(', '),
    'peak, MB': Math.round(await peak()),
    'before, MB': Math.round(before),
  });
}
const shows = (callbackId: string) => waitFor(() => driver.modal(learner)?.callbackId === callbackId);
try {
  await startCohort(rehearsal, { channel, facilitator: learner }, { locale: 'en' });
  const { ts } = await postLesson(rehearsal, { channel, learner });
  const bytes = csv();
  console.log(`${rows} rows, ${columns} columns, ${(bytes.byteLength / 1_048_576).toFixed(1)} MB`);
  const file = await driver.uploadFile(learner, {
    name: kind.startsWith('workbook') ? 'large.xlsx' : 'large.csv',
    bytes,
  });
  const message = await driver.message(learner, channel, 'our data', undefined, [file]);
  await measure('look at it', async () => {
    await driver.shortcut(learner, channel, SHORTCUTS.useFile, message);
    await shows(VIEWS.chooseData);
  });
  await measure('store it', async () => {
    await driver.submit(learner, undefined, { [BLOCKS.rowName]: 'a sale', [BLOCKS.target]: '0' });
    await shows(VIEWS.allowData);
  });
  await driver.submit(learner, undefined, { [BLOCKS.text]: 'Mia' });
  await driver.closeView(learner);
  await measure('run Analyze on it', async () => {
    await driver.action(learner, { channel, ts }, ACTIONS.runStep);
    await waitFor(() =>
      driver.messages(channel, ts).find((m) => JSON.stringify(m.blocks ?? []).includes(ACTIONS.openFiles)),
    );
  });
  await measure('delete it', async () => {
    await driver.command(learner, channel, '/kakehashi data');
    await shows(VIEWS.bringData);
    const modal = driver.modal(learner);
    await driver.action(learner, { viewId: modal?.id ?? '' }, ACTIONS.deleteData);
    await waitFor(() => driver.modal(learner)?.callbackId !== VIEWS.bringData);
  });
} finally {
  console.table(report);
  if (app.errors() !== '') console.log(app.errors().slice(0, 2000));
  await app.kill();
  await rehearsal.close();
  await rm(dir, { recursive: true, force: true });
}
