import type { KnownBlock, ModalView } from '@slack/types';
import type { LessonId } from '../../../course/lesson-id.ts';
import type { RoleId } from '../../../course/role.ts';
import { TEXT_LIMIT } from '../../../exercise/check-text.ts';
import { LEAST_WORDS, type RemarkHint } from '../../../exercise/remark.ts';
import { ACTIONS, BLOCKS, MARKS, VIEWS } from '../../app/ids.ts';
import { actions, button, context, escapeMrkdwn, option, section } from '../../messages/kit.ts';
import { listenBlock } from '../../messages/role-cards.ts';
import type { Words } from '../../messages/words.ts';
import { modal, selectField, textField } from '../kit.ts';

/** The form in which somebody tells the data scientist something. */
export interface TellForm {
  lessonId: string;
  channelId: string;
  requestId: string;
  process: LessonId;
  /** The roles in which the person can speak; never empty. */
  roles: readonly RoleId[];
  /** The one that they speak in. */
  as: RoleId;
  /** They may see model remarks already. */
  hasRevealed: boolean;
  /** Hints on the remark, after a person has asked for them; empty when the check found nothing. */
  hints?: readonly RemarkHint[];
}

/** Asks in which role the person speaks, what that role listens for, and for the remark, with help for its text. */
export function tellView(words: Words, form: TellForm): ModalView {
  const { t, course, locale } = words;
  const { lessonId, channelId, requestId, process, roles, as } = form;
  const name = (role: RoleId): string => course.role(locale, role).name;
  return modal({
    callbackId: VIEWS.tell,
    title: t('tell.title'),
    submit: t('tell.submit'),
    close: t('modal.cancel'),
    metadata: { lessonId, channelId, requestId, as },
    blocks: [
      section(t('tell.lead', { process: escapeMrkdwn(course.lessonInfo(locale, process).name) })),
      ...(roles.length === 1
        ? []
        : [
            {
              ...selectField({
                block: BLOCKS.speaker,
                label: t('tell.role'),
                options: roles.map((role) => option(role, name(role))),
                initial: as,
              }),
              // What to listen for changes with the role.
              dispatch_action: true,
            },
          ]),
      ...listenBlock(words, process, as),
      context(t('tell.help')),
      ...hintBlocks(words, form.hints),
      textField({
        block: BLOCKS.text,
        label: t('tell.text'),
        hint: t('tell.text-hint', { least: LEAST_WORDS }),
        maxLength: TEXT_LIMIT,
      }),
      actions(
        button(ACTIONS.checkRemark, t('button.check-remark'), lessonId),
        ...(form.hasRevealed ? [button(ACTIONS.openModelRemarks, t('button.model-remarks'), lessonId)] : []),
      ),
    ],
  });
}

function hintBlocks({ t }: Words, hints: TellForm['hints']): KnownBlock[] {
  if (hints === undefined) return [];
  const lines = hints.map((hint) => `• ${t(`tell.hint.${hint}`)}`);
  const text = lines.length === 0 ? t('tell.hint.none') : `${t('hint.lead')}\n${lines.join('\n')}`;
  return [{ ...section(text), block_id: MARKS.remarkHints }];
}
