import type { KnownBlock } from '@slack/types';
import { COMMAND_WORDS, type CommandWord } from '../commands/parse-command.ts';
import { context, type Message, section } from './kit.ts';
import type { Words } from './words.ts';

/** All subcommands, each with an example in the reader's language. */
export function helpMessage({ t, locale, alone }: Words): Message {
  const words = Object.keys(COMMAND_WORDS) as CommandWord[];
  // Alone, there's no one to lead.
  const usable = words.filter((word) => alone !== true || word !== 'workshop');
  const lines = usable.map((word) => {
    const first = COMMAND_WORDS[word][locale][0];
    const example = word === 'lesson' || word === 'run' ? `${first} ${t('help.process-example')}` : first;
    return `• \`/kakehashi ${example}\` ${t(`help.${word}`)}`;
  });
  const text = t('help.title');
  const blocks: KnownBlock[] = [
    section(`*${text}*\n${t('help.menu')}`),
    section(lines.join('\n')),
    ...(alone === true ? [] : [context(t('help.roles-set'))]),
    context(t('help.threads')),
  ];
  return { text, blocks };
}
