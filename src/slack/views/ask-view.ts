import type { ModalView } from '@slack/types';
import { type LessonId, REQUEST_KINDS } from '../../course/types.ts';
import { TEXT_LIMIT } from '../../exercise/check-text.ts';
import type { RoleHolding } from '../../ports.ts';
import { context, escapeMrkdwn, option } from '../blocks/kit.ts';
import type { Words } from '../blocks/render-content.ts';
import { BLOCKS, VIEWS } from '../ids.ts';
import { modal, radioField, selectField, textField } from './kit.ts';

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
    headline?: string;
    text?: string;
  },
): ModalView {
  const roles = course.lessonInfo(locale, input.process).offers.map((id) => {
    const role = course.role(locale, id);
    const held = input.holdings.some((h) => h.role === id && h.userId !== input.askerId);
    return option(id, role.name, held ? role.does : t('ask.unfilled'));
  });
  return modal({
    callbackId: VIEWS.ask,
    title: t('ask.title'),
    submit: t('ask.submit'),
    close: t('modal.cancel'),
    metadata: { lessonId: input.lessonId, channelId: input.channelId, requestId: input.requestId },
    blocks: [
      ...(input.headline === undefined ? [] : [context(escapeMrkdwn(t('ask.found', { headline: input.headline })))]),
      selectField({ block: BLOCKS.role, label: t('ask.role'), hint: t('ask.role-hint'), options: roles }),
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
