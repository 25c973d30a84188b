import { AppError } from '../../errors.ts';
import type { KeptTable } from '../../ports/compute.ts';
import type { TablePreview } from '../../steps/preview/preview-table.ts';
import { OWN_DATA_LIMITS, type OwnData } from '../../team/own-data.ts';
import { checkKind } from './bring-data.ts';
import type { DataPort } from './port.ts';

/** What a reading has come to. */
export type Reading =
  /** The facilitator can look at it, and choose; `refused` says why the choices before didn't work. */
  | { outcome: 'preview'; data: OwnData; preview: TablePreview; refused?: AppError }
  /** Its rows are stored. */
  | { outcome: 'kept'; data: OwnData }
  /** It can't be used. */
  | { outcome: 'refused'; data: OwnData; error: AppError };

/** After this many attempts, a failure that might pass counts as final. */
const ATTEMPTS = 5;

/**
 * Job: reads a table's file anew each time, so that no cell is stored before the facilitator has chosen which columns are. First it is read for
 * the preview; once target and columns are chosen, its rows are stored.
 * @param show shows the facilitator what has come of it. It runs before the new state is stored, so a process that dies in between shows it again
 * @throws AppError own_data_unreachable while another attempt may help; any error that isn't about the file
 */
export async function readData(
  needs: DataPort,
  job: { teamId: string; dataId: string },
  context: { attempt: number; signal: AbortSignal },
  show: (reading: Reading) => Promise<void>,
): Promise<void> {
  const data = await needs.store.ownData.byId(job.teamId, job.dataId);
  if (data === undefined) return;
  if (data.state === 'reading') await lookAt(needs, data, context, show);
  else if (data.state === 'keeping') await keepRows(needs, data, context, show);
  // The attempt before has stored the rows, and ended before it could say so.
  else if (data.state === 'kept') await show({ outcome: 'kept', data });
}

async function lookAt(
  needs: DataPort,
  data: OwnData,
  { attempt, signal }: { attempt: number; signal: AbortSignal },
  show: (reading: Reading) => Promise<void>,
  refused?: AppError,
): Promise<void> {
  const { teamId, id } = data;
  let filename: string;
  let preview: TablePreview;
  try {
    const { name, bytes } = await fileOf(needs, data, signal);
    // The message may have had a stub in place of the file, without its name.
    filename = name;
    preview = await needs.compute.preview(bytes, data.settings?.choices ?? {});
  } catch (error) {
    await show({ outcome: 'refused', data, error: refusalOf(error, attempt) });
    await needs.store.ownData.setState(teamId, id, ['reading', 'keeping'], 'deleted');
    return;
  }
  const names = preview.columns.map(({ name }) => name);
  await needs.store.ownData.setNames(teamId, id, filename, names);
  await show({
    outcome: 'preview',
    data: { ...data, filename },
    preview,
    ...(refused === undefined ? {} : { refused }),
  });
  await needs.store.ownData.setState(teamId, id, ['reading', 'keeping'], 'choosing');
}

async function keepRows(
  needs: DataPort,
  data: OwnData,
  context: { attempt: number; signal: AbortSignal },
  show: (reading: Reading) => Promise<void>,
): Promise<void> {
  const { store, compute } = needs;
  const { teamId, id, settings } = data;
  if (settings === undefined) return;
  const { target, identifier, leftOut, choices } = settings;
  const chosen = { target, leftOut, ...(identifier === undefined ? {} : { identifier }) };
  let table: KeptTable;
  try {
    const { bytes } = await fileOf(needs, data, context.signal);
    table = await compute.keep(bytes, choices, chosen);
  } catch (error) {
    // The choices don't fit the table, or it's gone. The facilitator gets the form again, with what they chose.
    await lookAt(needs, data, context, show, refusalOf(error, context.attempt));
    return;
  }
  const kept = await store.transaction(async (tx) => {
    // Two attempts at once store the rows once.
    if (!(await tx.ownData.setState(teamId, id, ['keeping'], 'kept'))) return false;
    await tx.ownData.keep(teamId, id, table);
    return true;
  });
  if (kept) await show({ outcome: 'kept', data: { ...data, state: 'kept', rows: table.rows, columns: table.columns } });
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

/** The reason why a file can't be used. @throws the error where another attempt may help, or where it isn't about the file */
function refusalOf(error: unknown, attempt: number): AppError {
  if (error instanceof AppError && error.code !== 'files_missing' && (!error.retryable || attempt >= ATTEMPTS)) {
    return error;
  }
  throw error;
}
