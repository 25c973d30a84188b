import type { ModalView } from '@slack/types';
import { type LessonId, REQUEST_KINDS } from '../../course/types.ts';
import { TEXT_LIMIT } from '../../exercise/check-text.ts';
import { MAX_ASKED } from '../../flow/ask-role.ts';
import type { RoleHolding } from '../../ports.ts';
import { context, escapeMrkdwn, option, plain } from '../blocks/kit.ts';
import type { Words } from '../blocks/render-content.ts';
import { BLOCKS, VALUE, VIEWS } from '../ids.ts';
import { modal, radioField, textField } from './kit.ts';

/** Asks a role: whom, what kind of request, and the words. Only roles that this lesson offers. */
export function askView(
  { t, course, locale }: Words,
  input: {
    lessonId: string;
    channelId: string;
    requestId: string;
    process: LessonId;
    askerId: string;
    holdings: RoleHolding[];
    standIns: boolean;
    headline?: string;
    text?: string;
  },
): ModalView {
  const roles = course.lessonInfo(locale, input.process).offers.map((id) => {
    const role = course.role(locale, id);
    const held = input.holdings.some((h) => h.role === id && h.userId !== input.askerId);
    return option(id, role.name, held ? role.does : t(input.standIns ? 'ask.stand-in' : 'ask.unfilled'));
  });
  return modal({
    callbackId: VIEWS.ask,
    title: t('ask.title'),
    submit: t('ask.submit'),
    close: t('modal.cancel'),
    metadata: { lessonId: input.lessonId, channelId: input.channelId, requestId: input.requestId },
    blocks: [
      ...(input.headline === undefined ? [] : [context(escapeMrkdwn(t('ask.found', { headline: input.headline })))]),
      {
        type: 'input',
        block_id: BLOCKS.role,
        label: plain(t('ask.role')),
        hint: plain(t('ask.role-hint', { max: MAX_ASKED })),
        element: {
          type: 'multi_static_select',
          action_id: VALUE,
          options: roles,
          max_selected_items: MAX_ASKED,
          placeholder: plain(t('ask.role-placeholder'), 150),
        },
      },
      radioField({
        block: BLOCKS.kind,
        label: t('ask.kind'),
        options: REQUEST_KINDS.map((kind) => option(kind, t(`kind.${kind}`), t(`kind.${kind}.hint`))),
      }),
      textField({
        block: BLOCKS.text,
        label: t('ask.text'),
        hint: t('ask.text-hint'),
        placeholder: t('ask.text-placeholder'),
        maxLength: TEXT_LIMIT,
        ...(input.text === undefined ? {} : { initial: input.text }),
      }),
    ],
  });
}
