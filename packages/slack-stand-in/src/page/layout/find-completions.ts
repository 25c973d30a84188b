import type { Workplace } from '../state/session.ts';

export interface Completion {
  /** The inserted text. */
  insert: string;
  label: string;
  detail: string;
  hint: string;
  /** The start of the replaced word. */
  from: number;
  /** Whether the word is complete, so that Enter sends. */
  whole: boolean;
}

/** Finds completions for the word before the caret: commands at the start of the text, people after `@`. */
export function findCompletions(text: string, caret: number, state: Workplace, inThread: boolean): Completion[] {
  const before = text.slice(0, caret);
  const mention = /(?:^|[\s(（「、。])[@＠]([^\s@＠]{0,30})$/.exec(before);
  if (mention === null) return /^\/\S*(\s.*)?$/s.test(before) && !inThread ? findCommands(before, state) : [];
  const wanted = (mention[1] ?? '').toLowerCase();
  const from = caret - wanted.length - 1;
  const groups = state.userGroups.map(({ handle, name }) => ({ realName: handle, title: name, name: '' }));
  return [...state.users, ...groups]
    .filter((one) => `${one.realName} ${one.name}`.toLowerCase().includes(wanted))
    .slice(0, 8)
    .map(({ realName, title, name }) => ({
      insert: `@${realName} `,
      label: `@${realName}`,
      detail: title,
      hint: name,
      from,
      whole: false,
    }));
}

function findCommands(before: string, state: Workplace): Completion[] {
  const [word = '', ...rest] = before.split(/\s/);
  return state.commands
    .filter(({ command }) => (rest.length > 0 ? command === word : command.startsWith(word)))
    .map(({ command, description, usageHint }) => ({
      insert: `${command} `,
      label: command,
      detail: description,
      hint: usageHint,
      from: 0,
      whole: command === word,
    }));
}

/** Inserts a completion. The arguments of a command stay. */
export function applyCompletion(text: string, caret: number, completion: Completion): { text: string; caret: number } {
  if (completion.whole && text.length > completion.label.length) return { text, caret };
  const head = text.slice(0, completion.from) + completion.insert;
  return { text: head + text.slice(caret), caret: head.length };
}
