import type { KnownBlock, ModalView } from '@slack/types';
import type { LessonId } from '../../../course/lesson-id.ts';
import { type Figure, MOST_STATEMENTS, STATEMENT_LIMIT } from '../../../exercise/presentation.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../app/ids.ts';
import { actions, button, option, section } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { columnField, lineField, modal, selectField } from '../kit.ts';
import { numbered } from '../numbered.ts';
import { type Asked, roleOptions } from '../role-options.ts';

/** The form that presents what a run has found. */
export interface PresentForm extends Asked {
  lessonId: string;
  channelId: string;
  requestId: string;
  runId: string;
  process: LessonId;
  figures: readonly Figure[];
  /** The lesson has an example. */
  hasExample: boolean;
}

/** Asks for a role, and for up to three statements, each with the figure that shows it. */
export function presentView(words: Words, form: PresentForm): ModalView {
  const { t } = words;
  const { lessonId, channelId, requestId, runId, figures } = form;
  return modal({
    callbackId: VIEWS.present,
    title: t('present.title'),
    submit: t('present.submit'),
    close: t('modal.cancel'),
    metadata: { lessonId, channelId, requestId, runId },
    blocks: [
      section(t('present.lead')),
      ...(form.hasExample
        ? [actions(button(ACTIONS.openModelPresentation, t('button.model-presentation'), lessonId))]
        : []),
      selectField({
        block: BLOCKS.role,
        label: t('present.role'),
        options: roleOptions(words, form.process, form),
      }),
      ...Array.from({ length: MOST_STATEMENTS }, (_, index) => statementFields(words, index + 1, figures)).flat(),
    ],
  });
}

function statementFields({ t }: Words, nth: number, figures: readonly Figure[]): KnownBlock[] {
  return [
    lineField({
      block: numbered(BLOCKS.statement, nth),
      label: t(nth === 1 ? 'present.statement' : 'present.statement-more', { nth }),
      ...(nth === 1 ? { hint: t('present.statement-hint') } : {}),
      maxLength: STATEMENT_LIMIT,
      optional: nth > 1,
    }),
    columnField({
      block: numbered(BLOCKS.figure, nth),
      label: t('present.figure', { nth }),
      optional: nth > 1,
      options: figures.map(({ name, value }, index) => option(String(index), name, value ?? t('present.chart'))),
      initial: undefined,
      group: (from, to) => t('present.figures', { from, to }),
    }),
  ];
}
