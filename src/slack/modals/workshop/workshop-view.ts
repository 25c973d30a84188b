import type { ModalView } from '@slack/types';
import type { ProcessId } from '../../../course/lesson-id.ts';
import { GROUP_SIZES, type WorkshopDraft } from '../../../flow/workshop/start-workshop.ts';
import { WORKSHOP_MINUTES } from '../../../team/workshop-agenda.ts';
import { BLOCKS, VIEWS } from '../../app/ids.ts';
import { option, section } from '../../messages/kit.ts';
import { lessonName } from '../../messages/lesson-name.ts';
import type { Words } from '../../messages/words.ts';
import { checksField, modal, numberField, selectField, textField } from '../kit.ts';

/** Most characters of the lines with people's roles: Slack's limit of an input. */
const MOST_TYPED = 3000;

/** The form that prepares a workshop: how long, which processes, how people talk, and who has which roles. */
export function workshopView(
  words: Words,
  {
    channelId,
    draft,
    processes,
    roleLines,
  }: { channelId: string; draft: WorkshopDraft; processes: ProcessId[]; roleLines: string },
): ModalView {
  const { t } = words;
  return modal({
    callbackId: VIEWS.workshop,
    title: t('workshop.title'),
    submit: t('workshop.preview'),
    close: t('modal.cancel'),
    metadata: { channelId },
    blocks: [
      section(t('workshop.body')),
      selectField({
        block: BLOCKS.minutes,
        label: t('workshop.minutes'),
        options: WORKSHOP_MINUTES.map((each) => option(String(each), t('workshop.hours', { n: each / 60 }))),
        initial: String(draft.minutes),
      }),
      checksField({
        block: BLOCKS.lessons,
        label: t('workshop.processes'),
        options: processes.map((id) => option(id, lessonName(words, id))),
        initial: draft.processes,
      }),
      selectField({
        block: BLOCKS.groupSize,
        label: t('workshop.group-size'),
        hint: t('workshop.group-size-hint'),
        options: GROUP_SIZES.map((size) =>
          option(String(size), t(size === 2 ? 'workshop.pairs' : 'workshop.groups', { n: size })),
        ),
        initial: String(draft.groupSize),
      }),
      numberField({
        block: BLOCKS.standInAfter,
        label: t('workshop.stand-in-after'),
        hint: t('workshop.stand-in-after-hint'),
        initial: draft.standInAfter,
        whole: true,
      }),
      textField({
        block: BLOCKS.roleLines,
        label: t('workshop.roles'),
        hint: t('workshop.roles-hint'),
        placeholder: t('workshop.roles-example'),
        initial: roleLines.length > MOST_TYPED ? '' : roleLines,
        optional: true,
        maxLength: MOST_TYPED,
      }),
    ],
  });
}
