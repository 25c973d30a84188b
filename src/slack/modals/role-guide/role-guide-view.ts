import type { KnownBlock, ModalView } from '@slack/types';
import type { Role } from '../../../course/role.ts';
import { context, escapeMrkdwn, header, section } from '../../messages/kit.ts';
import { roleFamilies } from '../../messages/role-families.ts';
import type { Words } from '../../messages/words.ts';
import { modal } from '../kit.ts';

/** The guide to the 18 roles by family: what each does, knows and worries about, and which processes ask it. */
export function roleGuideView(words: Words): ModalView {
  const { t } = words;
  return modal({
    title: t('role-guide.title'),
    close: t('modal.close'),
    blocks: [
      section(t('role-guide.body')),
      ...roleFamilies(words).flatMap(({ family, roles }): KnownBlock[] => [
        header(t(`family.${family}`)),
        ...roles.map((role) => section(describeRole(words, role).join('\n'))),
      ]),
      context(t('role-guide.asked-hint')),
    ],
  });
}

/** The lines about one role, as mrkdwn. */
function describeRole({ t, course, locale }: Words, role: Role): string[] {
  const asked = course.processes(locale).filter(({ offers }) => offers.includes(role.id));
  const pair = (label: 'knows' | 'worries' | 'asked', text: string) =>
    t('list.pair', { label: `*${t(`role-guide.${label}`)}*`, text });
  return [
    `*${escapeMrkdwn(role.name)}* ${escapeMrkdwn(role.does)}`,
    pair('knows', escapeMrkdwn(role.knows)),
    pair('worries', escapeMrkdwn(role.worries)),
    pair('asked', asked.map(({ name }) => escapeMrkdwn(name)).join(t('list.comma'))),
  ];
}
