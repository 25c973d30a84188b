import type { ModalView } from '@slack/types';
import type { CatchUp } from '../../../flow/week/gather-catch-up.ts';
import { ACTIONS } from '../../app/ids.ts';
import { actions, button, escapeMrkdwn, section } from '../../messages/kit.ts';
import { lessonName } from '../../messages/lesson-name.ts';
import { nameRoles } from '../../messages/name-people.ts';
import { pageParts } from '../../messages/project-page-message.ts';
import { catchUpButtons } from '../../messages/week-messages.ts';
import type { Words } from '../../messages/words.ts';
import { modal } from '../kit.ts';

/** Most roles that are suggested. */
const MOST_ROLES = 3;

/** What brings a person up to date: the shortest way into the newest lesson, a role, and what was found out and decided so far. */
export function catchUpView(words: Words, { channelId, lesson, page, own, free }: CatchUp): ModalView {
  const { t } = words;
  const way =
    lesson === undefined
      ? []
      : [
          section(t('catch-up.way', { process: escapeMrkdwn(lessonName(words, lesson.process)) })),
          actions(...catchUpButtons(words, { lessonId: lesson.id, process: lesson.process })),
        ];
  const role =
    own.length > 0
      ? t('catch-up.own-roles', { roles: nameRoles(words, own) })
      : free.length > 0
        ? t('catch-up.free-roles', { roles: nameRoles(words, free.slice(0, MOST_ROLES)) })
        : t('catch-up.any-role');
  return modal({
    title: t('catch-up.title'),
    close: t('modal.close'),
    blocks: [
      ...way,
      section(role, button(ACTIONS.openRoles, t('button.my-roles'), channelId)),
      { type: 'divider' },
      ...pageParts(words, page),
    ],
  });
}
