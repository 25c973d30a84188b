import type { ModalView } from '@slack/types';
import { formatter } from '../../../charts/formatter.ts';
import { TABLE } from '../../../flow/runs/list-files.ts';
import type { ListedFile } from '../../../steps/kept-files.ts';
import type { Run } from '../../../steps/run.ts';
import { BLOCKS, VIEWS } from '../../app/ids.ts';
import { escapeMrkdwn, option, section } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { checksField, modal } from '../kit.ts';

/** Slack's limit of checkboxes in a group. */
const MOST_CHECKS = 10;

/** The files of a run with what each is for, to pick from. All are picked at first. */
export function filesView(
  words: Words,
  { id, process }: Pick<Run, 'id' | 'process'>,
  files: readonly ListedFile[],
): ModalView {
  const { t, course, locale } = words;
  const shown = files.slice(0, MOST_CHECKS);
  return modal({
    callbackId: VIEWS.files,
    title: t('files.title'),
    submit: t('files.submit'),
    close: t('modal.cancel'),
    metadata: { runId: id },
    blocks: [
      section(t('files.body', { process: escapeMrkdwn(course.process(locale, process).name) })),
      ...shown.map(({ filename, kind, size }) => {
        const name = `*${escapeMrkdwn(filename)}*`;
        const label = size === undefined ? name : t('list.note', { text: name, note: sizeInWords(words, size) });
        // The notebook reads the team's own table from that file.
        const what = kind === 'notebook' && shown.some((file) => file.kind === TABLE) ? 'notebook-own' : kind;
        return section(`${label}\n${t(`file.kind.${what}`)}`);
      }),
      checksField({
        block: BLOCKS.files,
        label: t('files.pick'),
        options: shown.map(({ kind, filename }) => option(kind, filename)),
        initial: shown.map(({ kind }) => kind),
      }),
    ],
  });
}

/** A size with at most three digits: 812 bytes, 12.4 KB, 26 MB. */
function sizeInWords({ t, locale }: Words, bytes: number): string {
  const { upToOne } = formatter(locale);
  if (bytes < 1000) return t('file.size.bytes', { n: bytes });
  if (bytes < 999_950) return t('file.size.kb', { n: upToOne(bytes / 1000) });
  return t('file.size.mb', { n: upToOne(bytes / 1_000_000) });
}
