import type { KnownBlock, ModalView } from '@slack/types';
import { formatter } from '../../../charts/formatter.ts';
import { TABLE_KINDS } from '../../../flow/data/bring-data.ts';
import type { Cohort } from '../../../team/cohort.ts';
import { OWN_DATA_LIMITS, type OwnData, ownDataset } from '../../../team/own-data.ts';
import { ACTIONS, BLOCKS, VALUE, VIEWS } from '../../app/ids.ts';
import { listing } from '../../messages/fit-blocks.ts';
import { actions, button, carefulButton, context, escapeMrkdwn, section } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { field, modal } from '../kit.ts';

/** What a course's data can be. */
export interface DataState {
  cohort: Cohort;
  /** The course's own tables, newest first. */
  tables: readonly OwnData[];
  /** Data sets of the app and of operators, by their names among the data sets of a course. */
  others: readonly { dataset: string; name: string }[];
  /** Whether the app may read files. */
  mayRead: boolean;
}

/**
 * The form that takes a file as the course's data. It lists what the course has.
 * @param state.mayRead Slack takes no file field from an app that may not read files, so without the permission the form says how to get it
 * @param state.refused why the file before can't be used
 */
export function bringView(
  words: Words,
  { cohort, tables, others, mayRead, refused }: DataState & { refused?: string },
): ModalView {
  const { t } = words;
  const limits = {
    form: OWN_DATA_LIMITS.formMb,
    file: OWN_DATA_LIMITS.fileMb,
    rows: formatter(words.locale).figure(OWN_DATA_LIMITS.rows),
    columns: OWN_DATA_LIMITS.columns,
  };
  return modal({
    callbackId: VIEWS.bringData,
    title: t('own-data.title'),
    ...(mayRead ? { submit: t('own-data.read') } : {}),
    close: t('modal.close'),
    metadata: { channelId: cohort.channelId },
    blocks: [
      ...(refused === undefined ? [] : [section(`:warning: ${refused}`)]),
      section(t('own-data.body')),
      ...(mayRead
        ? [
            field(
              { block: BLOCKS.file, label: t('own-data.file'), hint: t('own-data.file-hint', limits) },
              { type: 'file_input', action_id: VALUE, filetypes: [...TABLE_KINDS], max_files: 1 },
            ),
            context(t('own-data.larger', limits)),
          ]
        : [section(t('own-data.no-scope'))]),
      ...(tables.length === 0 ? [] : [{ type: 'divider' as const }, section(`*${t('own-data.has')}*`)]),
      listing(tables, (data) => tableBlocks(words, cohort, data), {
        most: 10,
        more: (left) => [context(t('own-data.more', { n: left }))],
      }),
      { type: 'divider' },
      section(`*${t('own-data.others')}*`),
      listing(others, (other) => [otherBlock(words, cohort, other)], {
        most: 20,
        more: (left) => [context(t('own-data.more', { n: left }))],
      }),
    ],
  });
}

/** A data set of the app or of an operator. */
function otherBlock({ t }: Words, cohort: Cohort, { dataset, name }: DataState['others'][number]): KnownBlock {
  const shown = escapeMrkdwn(name);
  if (cohort.dataset === dataset) return section(t('list.note', { text: shown, note: t('own-data.state.current') }));
  return section(shown, button(ACTIONS.switchData, t('button.use-data'), JSON.stringify([cohort.channelId, dataset])));
}

/** One table of the course, and what can be done about it. */
function tableBlocks(words: Words, cohort: Cohort, data: OwnData): KnownBlock[] {
  const { t } = words;
  const name = `*${escapeMrkdwn(data.filename)}*`;
  const size =
    data.rows === undefined
      ? []
      : [t('own-data.size', { rows: formatter(words.locale).figure(data.rows), columns: data.columns ?? 0 })];
  const isCurrent = cohort.dataset === ownDataset(data.id) && data.state === 'used';
  const state = t(`own-data.state.${isCurrent ? 'current' : data.state}`);
  const version = data.version === undefined ? [] : [t('own-data.version', { version: data.version })];
  const text = section([name, [...version, ...size, state].join(t('list.comma'))].join('\n'));
  if (data.state === 'deleted') return [text];
  const goesOn = data.state !== 'used';
  return [
    text,
    actions(
      ...(goesOn ? [button(ACTIONS.continueData, t('button.continue'), data.id)] : []),
      ...(data.state === 'used' && !isCurrent
        ? [button(ACTIONS.switchData, t('button.use-data'), JSON.stringify([cohort.channelId, ownDataset(data.id)]))]
        : []),
      carefulButton(ACTIONS.deleteData, t('button.delete-table'), data.id, {
        title: t('own-data.delete.title'),
        text: t('own-data.delete.text'),
        yes: t('own-data.delete.yes'),
        no: t('modal.cancel'),
      }),
    ),
  ];
}
