import type { Json } from '../../json.ts';
import type { Workplace } from '../state/session.ts';
import { plainText } from '../text/text-object.tsx';

export interface Choice {
  value: string;
  label: string;
  description: string;
  /** Its value in the state: the option itself, or an id. */
  state: Json | string;
}

export interface ChoiceGroup {
  label?: string;
  choices: Choice[];
}

/** Reads the choices of a select in groups, and the key of its state that holds the selection. */
export function readOptions(element: Json, state: Workplace): { groups: ChoiceGroup[]; key: string } {
  const type = String(element.type);
  const many = type.startsWith('multi_') || type === 'checkboxes';
  if (type.endsWith('users_select')) {
    const choices = state.users.map((u) => idChoice(u.id, u.realName, u.title));
    return { groups: [{ choices }], key: many ? 'selected_users' : 'selected_user' };
  }
  if (type.endsWith('channels_select') || type.endsWith('conversations_select')) {
    const choices = state.channels.filter((c) => !c.isIm).map((c) => idChoice(c.id, `#${c.name}`, ''));
    const name = type.endsWith('channels_select') ? 'channel' : 'conversation';
    return { groups: [{ choices }], key: `selected_${name}${many ? 's' : ''}` };
  }
  const key = many ? 'selected_options' : 'selected_option';
  const grouped = element.option_groups as Json[] | undefined;
  if (grouped === undefined) return { groups: [{ choices: optionChoices(element.options) }], key };
  return { groups: grouped.map((g) => ({ label: plainText(g.label), choices: optionChoices(g.options) })), key };
}

function idChoice(id: string, label: string, description: string): Choice {
  return { value: id, label, description, state: id };
}

function optionChoices(options: Json[] = []): Choice[] {
  return options.map((option) => ({
    value: String(option.value),
    label: plainText(option.text),
    description: plainText(option.description),
    state: option,
  }));
}

/** The value of a selection in the state. */
export function chosenValue(state: Json | string | null | undefined): string {
  if (state === null || state === undefined) return '';
  return typeof state === 'string' ? state : String(state.value);
}
