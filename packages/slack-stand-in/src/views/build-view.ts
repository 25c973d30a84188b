import { randomBytes } from 'node:crypto';
import { placeOf } from '../api/check-content.ts';
import { argumentsError, SlackError } from '../api/slack-error.ts';
import { checkView } from '../block-kit/check-view.ts';
import { normaliseBlocks, withTextFlags } from '../block-kit/normalise-blocks.ts';
import { compact, isObject, type Json } from '../json.ts';
import type { Stage } from '../state/stage.ts';

/**
 * Checks a view and returns it as Slack stores it. An update of `previous` keeps its id.
 * @throws SlackError `invalid_arguments` with the problems, `view_too_large`, `duplicate_external_id`
 */
export function buildView(
  stage: Pick<Stage, 'now' | 'scopes' | 'views' | 'workspace'>,
  raw: unknown,
  types: readonly ('modal' | 'home')[],
  previous?: Json,
): Json {
  const problems = checkView(raw, types, placeOf(stage));
  if (problems.length > 0 || !isObject(raw)) throw argumentsError('invalid_arguments', problems);
  if (isViewTooLarge(raw)) throw new SlackError('view_too_large');
  const external = raw.external_id;
  const taken = stage.views.find((view) => view.external_id === external && view.id !== previous?.id);
  if (external && taken !== undefined) throw new SlackError('duplicate_external_id');
  const { team, app } = stage.workspace.data;
  const id = previous?.id ?? stage.workspace.nextId('V');
  const blocks = normaliseBlocks(raw.blocks, () => stage.workspace.nextId('b'));
  return compact({
    id,
    team_id: team.id,
    type: raw.type,
    blocks,
    private_metadata: raw.private_metadata ?? '',
    callback_id: raw.callback_id ?? '',
    external_id: external ?? '',
    state: { values: {} },
    hash: `${Math.floor(stage.now() / 1000)}.${randomBytes(4).toString('hex')}`,
    title: withTextFlags(raw.title),
    submit: withTextFlags(raw.submit) ?? null,
    close: withTextFlags(raw.close) ?? null,
    clear_on_close: raw.clear_on_close ?? false,
    notify_on_close: raw.notify_on_close ?? false,
    previous_view_id: previous?.previous_view_id ?? null,
    root_view_id: previous?.root_view_id ?? id,
    app_id: app.id,
    app_installed_team_id: team.id,
    bot_id: app.botId,
  });
}

/** Whether Slack would refuse the view for its size (`view_too_large`). */
export function isViewTooLarge(view: Json): boolean {
  return Buffer.byteLength(JSON.stringify(view)) > VIEW_BYTES;
}

const VIEW_BYTES = 250_000;
