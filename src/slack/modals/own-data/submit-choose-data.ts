import { chooseData } from '../../../flow/data/choose-data.ts';
import { enqueueReading } from '../../../flow/data/enqueue-reading.ts';
import { DECIMAL_MARKS, ENCODINGS } from '../../../table/reading/reading.ts';
import { BLOCKS } from '../../app/ids.ts';
import { oneOf, selectedColumns, selectedOption } from '../field-values.ts';
import type { Modal } from '../modal.ts';
import type { SubmitModal } from '../submission.ts';
import { AUTOMATIC } from './choose-view.ts';
import { readingView } from './reading-view.ts';

export const submitChooseData: SubmitModal = async (edge, { actor, view, metadata, value, carried }) => {
  const { teamId, userId, words } = actor;
  /** What is chosen of how the file is written; undefined where the app finds it. */
  const saidIn = <T extends string>(block: string, allowed: readonly T[]) => {
    const chosen = selectedOption(value(block));
    return chosen === undefined || chosen === AUTOMATIC ? undefined : oneOf(allowed, chosen);
  };
  const placeOf = (block: string) => {
    const chosen = selectedOption(value(block));
    return chosen === undefined ? undefined : Number(chosen);
  };
  const data = await chooseData(edge.flow, {
    teamId,
    userId,
    dataId: carried('dataId'),
    viewId: view.id,
    chosen: {
      target: placeOf(BLOCKS.target),
      identifier: placeOf(BLOCKS.identifier),
      leftOut: selectedColumns(value, BLOCKS.leftOut).map(Number),
      asWords: selectedColumns(value, BLOCKS.asWords).map(Number),
      row: value(BLOCKS.rowName)?.value ?? '',
      unit: value(BLOCKS.unit)?.value ?? '',
      encoding: saidIn(BLOCKS.encoding, ENCODINGS),
      decimal: saidIn(BLOCKS.decimal, DECIMAL_MARKS),
      missing: chosenMarks(value(BLOCKS.marks)?.value ?? '', metadata.foundMarks),
    },
  });
  return { view: readingView(words, data.filename) };
};

/**
 * The marks of missing cells, where a person has changed them.
 * @returns undefined for those that were found: `-` may be a blank among numbers and a category among words, as the preview shows
 */
function chosenMarks(typed: string, found: string | undefined): string[] | undefined {
  const marks = marksIn(typed);
  return found !== undefined && marks.join() === marksIn(found).join() ? undefined : marks;
}

function marksIn(text: string): string[] {
  const marks = text.split(/[,、，]/u).map((mark) => mark.trim());
  return marks.filter((mark) => mark !== '');
}

/** Has the rows stored once Slack shows the answer. */
export const keepChosen: NonNullable<Modal['shown']> = async (edge, { actor, carried }) => {
  const data = await edge.flow.store.ownData.byId(actor.teamId, carried('dataId'));
  if (data?.state === 'keeping') await enqueueReading(edge.flow, data);
};
