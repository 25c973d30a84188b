import { AppError, type ErrorCode } from '../../errors.ts';
import type { KeptTable } from '../../ports/compute.ts';
import { type PreviewColumn, type TablePreview, targetsIn } from '../../steps/preview/preview-table.ts';
import type { FileChoices } from '../../table/reading/reading.ts';
import { OWN_DATA_LIMITS, type OwnData, type OwnDataSettings } from '../../team/own-data.ts';
import { checkKind } from './bring-data.ts';
import type { DataPort } from './port.ts';

/** What a reading has come to. */
export type Reading =
  /** The facilitator can look at it, and choose; `refused` says why the choices before didn't work. */
  | { outcome: 'preview'; data: OwnData; preview: TablePreview; refused?: AppError }
  /** Its rows are stored. */
  | { outcome: 'kept'; data: OwnData }
  /** It can't be used. `later`: it's the same file, which may be read another time. */
  | { outcome: 'refused'; data: OwnData; error: AppError; later: boolean };

/** What a job is told of its attempt, and how it shows what came of it. */
interface Context {
  attempt: number;
  signal: AbortSignal;
  /** Runs before the new state is stored, so a process that dies in between shows it again. */
  show: (reading: Reading) => Promise<void>;
}

/** After this many attempts, a failure that might pass counts as final. */
const ATTEMPTS = 5;
/** A file is given up when this many attempts ended with their process: reading it probably crashes it. */
const MAX_UNENDED = 3;
/** Failures that say nothing about the file: what was chosen stays, and its facilitator can go on later. */
const PASSING: ReadonlySet<ErrorCode> = new Set(['internal', 'own_data_scope', 'own_data_unreachable']);

/**
 * Job: reads a table's file anew each time, so that no cell is stored before the facilitator has chosen which columns are. First it is read for
 * the preview; once target and columns are chosen, its rows are stored. Each reading ends with something that is shown, whatever fails.
 * @throws any error while another attempt may help; any error once `signal` is aborted, which is no failure
 */
export async function readData(
  needs: DataPort,
  job: { teamId: string; dataId: string },
  context: Context,
): Promise<void> {
  const { ownData } = needs.store;
  const data = await ownData.byId(job.teamId, job.dataId);
  if (data === undefined) return;
  // The attempt before has stored the rows, and ended before it could say so.
  if (data.state === 'kept') return context.show({ outcome: 'kept', data });
  if (data.state === 'reading') await lookAt(needs, data, context);
  if (data.state === 'keeping') await keepRows(needs, data, context);
}

/** Computes something of a file, which may end the process. @throws AppError own_data_crashed when it has done so too often */
async function counted<T>(
  { store: { ownData } }: DataPort,
  { teamId, id }: OwnData,
  compute: () => Promise<T>,
): Promise<T> {
  const begun = await ownData.begin(teamId, id);
  try {
    if (begun > MAX_UNENDED) throw new AppError('own_data_crashed');
    return await compute();
  } finally {
    await ownData.ended(teamId, id);
  }
}

async function lookAt(needs: DataPort, data: OwnData, context: Context, refused?: AppError): Promise<void> {
  const { teamId, id } = data;
  const { encoding, decimal } = data.settings?.choices ?? {};
  let { settings, names: before = [] } = data;
  let filename: string;
  let preview: TablePreview;
  const look = async (types: FileChoices['types']) => {
    const { name, bytes } = await fileOf(needs, data, context.signal);
    // With the marks that are found, whatever was chosen before: the form comes back with the choices in their fields.
    const said = { encoding, decimal, ...(types === undefined ? {} : { types }) };
    return { name, preview: await counted(needs, data, () => needs.compute.preview(bytes, said)) };
  };
  try {
    const found = await look(settings?.choices.types).catch(async (error: unknown) => {
      if (settings?.choices.types === undefined || !isRenamed(error)) throw error;
      // Another encoding changes the names of the columns that are read as words.
      const { columns } = (await look(undefined)).preview;
      settings = renamed(settings, before, columns);
      before = columns.map(({ name }) => name);
      return look(settings.choices.types);
    });
    // The message may have had a stub in place of the file, without its name.
    filename = found.name;
    preview = found.preview;
    if (targetsIn(preview).length === 0) throw new AppError('own_data_without_numbers');
  } catch (error) {
    const refusal = refusalOf(needs, data, error, context);
    const isGuessed = encoding === undefined && decimal === undefined;
    if (settings === undefined || isGuessed || PASSING.has(refusal.code)) return refuse(needs, data, context, refusal);
    // The file itself may be sound.
    const { missing, types } = settings.choices;
    const choices = { missing, ...(types === undefined ? {} : { types }) };
    const guessed: OwnDataSettings = { ...settings, choices, unseen: true };
    await needs.store.ownData.setSettings(teamId, id, guessed);
    return lookAt(needs, { ...data, settings: guessed }, context, new AppError('own_data_read_otherwise'));
  }
  try {
    const names = preview.columns.map(({ name }) => name);
    const seen = settings?.unseen === undefined ? settings : asSeen(settings, before, preview.columns);
    if (seen !== undefined && seen !== data.settings) await needs.store.ownData.setSettings(teamId, id, seen);
    await needs.store.ownData.setNames(teamId, id, filename, names);
    await context.show({
      outcome: 'preview',
      data: { ...data, filename, ...(seen === undefined ? {} : { settings: seen }) },
      preview,
      ...(refused === undefined ? {} : { refused }),
    });
  } catch (error) {
    return refuse(needs, data, context, ownFailure(needs, data, error, context));
  }
  // If someone has made their choices meanwhile, the state has changed already.
  await needs.store.ownData.setState(teamId, id, ['reading'], 'choosing');
}

/** Whether a column that is to be read as words isn't there by its name. */
function isRenamed(error: unknown): boolean {
  return error instanceof AppError && error.code === 'column_not_found';
}

/** Choices about columns for a table that is read otherwise than before: another encoding changes their names, but not their places. */
function renamed(
  { identifier, choices, ...settings }: OwnDataSettings,
  before: readonly string[],
  columns: readonly PreviewColumn[],
): OwnDataSettings {
  const now = (name: string) => columns[before.indexOf(name)]?.name ?? name;
  const { types, ...others } = choices;
  const isThere = (name: string) => columns.some((column) => column.name === name);
  const found = Object.entries(types ?? {}).map(([name, type]) => [now(name), type] as const);
  const typed = found.filter(([name]) => isThere(name));
  return {
    ...settings,
    choices: { ...others, ...(typed.length === 0 ? {} : { types: Object.fromEntries(typed) }) },
    target: now(settings.target),
    ...(identifier === undefined ? {} : { identifier: now(identifier) }),
    leftOut: settings.leftOut.map(now),
  };
}

/** Choices for a table that the facilitator sees now as it's read by them. */
function asSeen(
  chosen: OwnDataSettings,
  before: readonly string[],
  columns: readonly PreviewColumn[],
): OwnDataSettings {
  const { unseen, ...settings } = renamed(chosen, before, columns);
  const { target, choices } = settings;
  // What can be read only now may tell of people. Where only types are new, it's these columns.
  const isNew = (name: string) => unseen === true || Object.hasOwn(choices.types ?? {}, name);
  const personal = columns.flatMap(({ name, personal: kind }) =>
    kind === undefined || name === target || !isNew(name) ? [] : [name],
  );
  return { ...settings, leftOut: [...new Set([...settings.leftOut, ...personal])] };
}

async function refuse({ store }: DataPort, data: OwnData, { show }: Context, error: AppError): Promise<void> {
  const later = PASSING.has(error.code);
  await show({ outcome: 'refused', data, error, later });
  await store.ownData.setState(data.teamId, data.id, [data.state], later ? 'choosing' : 'deleted');
}

async function keepRows(needs: DataPort, data: OwnData, context: Context): Promise<void> {
  const { store, compute } = needs;
  const { teamId, id, settings } = data;
  if (settings === undefined) return;
  if (settings.unseen !== undefined) return lookAgain(needs, data, context);
  const { target, identifier, leftOut, choices } = settings;
  const chosen = { target, leftOut, ...(identifier === undefined ? {} : { identifier }) };
  let table: KeptTable;
  try {
    const { bytes } = await fileOf(needs, data, context.signal);
    table = await counted(needs, data, () => compute.keep(bytes, choices, chosen));
  } catch (error) {
    const refusal = refusalOf(needs, data, error, context);
    if (PASSING.has(refusal.code)) return refuse(needs, data, context, refusal);
    // The choices don't fit the table, or it's gone. The facilitator gets the form again, with what they chose.
    return lookAgain(needs, data, context, refusal);
  }
  try {
    await store.transaction(async (tx) => {
      // Two attempts at once store the rows once.
      if (!(await tx.ownData.setState(teamId, id, ['keeping'], 'kept'))) return;
      const now = await tx.ownData.byId(teamId, id);
      // Another form may have chosen otherwise meanwhile, and these rows may hold what it leaves out.
      if (JSON.stringify(now?.settings) === JSON.stringify(settings)) await tx.ownData.keep(teamId, id, table);
      else await tx.ownData.setState(teamId, id, ['kept'], 'keeping');
    });
  } catch (error) {
    return refuse(needs, data, context, ownFailure(needs, data, error, context));
  }
  const now = await store.ownData.byId(teamId, id);
  if (now?.state === 'keeping') await keepRows(needs, now, context);
  if (now?.state === 'kept') await context.show({ outcome: 'kept', data: now });
}

/** Shows a table whose rows were to be stored. @param refused why they aren't */
async function lookAgain(needs: DataPort, data: OwnData, context: Context, refused?: AppError): Promise<void> {
  const { ownData } = needs.store;
  const { teamId, id } = data;
  if (!(await ownData.setState(teamId, id, ['keeping'], 'reading'))) return;
  return lookAt(needs, (await ownData.byId(teamId, id)) ?? data, context, refused);
}

async function fileOf(
  { files, store }: DataPort,
  data: OwnData,
  signal: AbortSignal,
): Promise<{ name: string; bytes: Uint8Array[] }> {
  const { teamId, cohortId, fileId, from, broughtBy } = data;
  const file = await files.find(teamId, fileId);
  checkKind(file.name);
  const cohort = await store.cohorts.byId(teamId, cohortId);
  // A file of a form is its facilitator's own; one of a message must be in the course's channel.
  const isTheirs = from === 'form' ? file.userId === broughtBy : file.sharedIn.includes(cohort?.channelId ?? '');
  if (!isTheirs) throw new AppError('own_data_elsewhere');
  const limit = from === 'form' ? OWN_DATA_LIMITS.formMb : OWN_DATA_LIMITS.fileMb;
  return { name: file.name, bytes: await files.read(file, limit, signal) };
}

/** Why a table can't be used. @throws the error where another attempt may help */
function refusalOf(
  needs: DataPort,
  data: OwnData,
  error: unknown,
  context: Pick<Context, 'attempt' | 'signal'>,
): AppError {
  const { attempt, signal } = context;
  const about = error instanceof AppError && error.code !== 'files_missing' ? error : undefined;
  const isFinal = about?.retryable === false || attempt >= ATTEMPTS;
  return about !== undefined && isFinal && !signal.aborted ? about : ownFailure(needs, data, error, context);
}

/** A failure that isn't the file's, such as the database's. @throws the error where another attempt may help */
function ownFailure(
  { log }: DataPort,
  { id }: OwnData,
  error: unknown,
  { attempt, signal }: Pick<Context, 'attempt' | 'signal'>,
): AppError {
  // A process that stops hands the job on.
  if (signal.aborted || attempt < ATTEMPTS) throw error;
  log.error({ err: error, dataId: id }, 'a table could not be read');
  return new AppError('internal');
}
