import type { ViewStateValue } from '@slack/bolt';
import { AppError } from '../../errors.ts';
import { partOf } from './kit.ts';

/** The value of the option that is selected in a field; undefined where none is. */
export function selectedOption(state: ViewStateValue | undefined): string | undefined {
  return state?.selected_option?.value;
}

/** The values of the options that are selected in a field that takes several. */
export function selectedOptions(state: ViewStateValue | undefined): string[] {
  return (state?.selected_options ?? []).map((o) => o.value ?? '');
}

/** The values that are selected in a field of columns, which may have several selects. @param value the state of the element in a block */
export function selectedColumns(value: (block: string) => ViewStateValue | undefined, block: string): string[] {
  const selected: string[] = [];
  for (let nth = 0; ; nth += 1) {
    const state = value(partOf(block, nth));
    if (state === undefined) return selected;
    selected.push(...selectedOptions(state));
  }
}

/** @throws AppError stale_button for a value that this release does not know */
export function oneOf<T extends string>(allowed: readonly T[], value: string | undefined): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new AppError('stale_button');
  return found;
}
