import type { Parameters } from '../parameters.ts';
import { TRAIN_PARAMETERS } from './train-parameters.ts';

/** Names a model by its parameters that differ from the defaults: `#2 trees=50`. The same in every language. */
export function modelLabel(number: number, parameters: Parameters): string {
  const changed = TRAIN_PARAMETERS.filter(({ id, default: byDefault }) => {
    const value = parameters[id];
    return value !== undefined && value !== byDefault;
  });
  return [`#${number}`, ...changed.map(({ id }) => `${id}=${parameters[id]}`)].join(' ');
}
