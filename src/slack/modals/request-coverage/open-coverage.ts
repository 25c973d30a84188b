import type { PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { coverageFor } from './coverage-for.ts';

export const openCoverage: PressHandler = async (edge, { actor, client, triggerId, value }) => {
  await openView(client, triggerId, await coverageFor(edge, actor, value));
};
