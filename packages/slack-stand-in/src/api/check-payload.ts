import { areBlocksTooLong, checkMessageBlocks } from '../block-kit/check-message-blocks.ts';
import { checkView } from '../block-kit/check-view.ts';
import type { Problem } from '../block-kit/problem.ts';
import { isObject, type Json } from '../json.ts';
import { toBuilder } from '../log/to-builder.ts';
import type { CheckedBlocks } from '../page-api.ts';
import type { Stage } from '../state/stage.ts';
import { isViewTooLarge } from '../views/build-view.ts';
import { isFileReady, placeOf } from './check-content.ts';

/**
 * Checks an array of blocks, a message (`{blocks: […]}`), a view, or one block, in the same way as the methods that take them.
 */
export function checkPayload(stage: Pick<Stage, 'now' | 'scopes' | 'workspace'>, payload: unknown): CheckedBlocks {
  const wrapped = wrap(payload);
  if (wrapped === undefined) {
    return { ok: false, kind: 'message', problems: [{ path: '', message: 'missing required field: blocks' }] };
  }
  const { kind, problems } = 'view' in wrapped ? ofView(stage, wrapped.view) : ofMessage(stage, wrapped.blocks);
  const builder = toBuilder(wrapped);
  return { ok: problems.length === 0, kind, problems, ...(builder === undefined ? {} : { builder }) };
}

/** Wraps the payload as a method's argument; undefined when it has neither blocks nor a view. */
function wrap(payload: unknown): Json | undefined {
  if (Array.isArray(payload)) return { blocks: payload };
  if (!isObject(payload)) return undefined;
  if (payload.type === 'modal' || payload.type === 'home') return { view: payload };
  if (isObject(payload.view)) return { view: payload.view };
  if (payload.blocks !== undefined) return { blocks: payload.blocks };
  return typeof payload.type === 'string' ? { blocks: [payload] } : undefined;
}

function ofMessage(
  stage: Pick<Stage, 'now' | 'scopes' | 'workspace'>,
  blocks: unknown,
): { kind: CheckedBlocks['kind']; problems: Problem[] } {
  const problems = checkMessageBlocks(blocks, (file) => isFileReady(stage, file));
  const isTooLong = problems.length === 0 && areBlocksTooLong(blocks as Json[]);
  const tooLong = { path: '/blocks', message: 'msg_blocks_too_long' };
  return { kind: 'message', problems: isTooLong ? [tooLong] : problems };
}

function ofView(
  stage: Pick<Stage, 'now' | 'scopes' | 'workspace'>,
  view: Json,
): { kind: CheckedBlocks['kind']; problems: Problem[] } {
  const problems = checkView(view, ['modal', 'home'], placeOf(stage));
  const isTooLarge = problems.length === 0 && isViewTooLarge(view);
  const tooLarge = { path: '/view', message: 'view_too_large' };
  return { kind: view.type === 'home' ? 'home' : 'modal', problems: isTooLarge ? [tooLarge] : problems };
}
