import { useMemo, useState } from 'preact/hooks';
import type { Json } from '../../json.ts';
import type { ActionContainer, ViewValues } from '../../page-api.ts';
import { useSession } from '../state/session.ts';
import { type BlockHost, BlockHostContext } from './block-host.ts';
import { BlockList } from './block-list.tsx';
import { readValues } from './read-values.ts';

/** The blocks of a message or of App Home, where every change of an element sends an action at once. */
export function LiveBlocks(props: { blocks: Json[]; container: ActionContainer; scope: string }) {
  const { api, report } = useSession();
  const [touched, setTouched] = useState<ViewValues>({});
  const values = useMemo(() => readValues(props.blocks, touched), [props.blocks, touched]);
  const host: BlockHost = {
    act: async (action) => {
      const { action_id: id, block_id: block, ...state } = action;
      report(await api.action(props.container, action, withValue(values, block, id, state)));
    },
    values,
    setValue: (block, id, state) => setTouched((now) => withValue(now, block, id, state)),
    errors: {},
    Heading: props.container.type === 'view' ? 'h3' : 'h4',
    scope: props.scope,
  };
  return (
    <BlockHostContext.Provider value={host}>
      <BlockList blocks={props.blocks} />
    </BlockHostContext.Provider>
  );
}

/** The values with the new state of one element. Buttons and overflow menus have no state. */
export function withValue(values: ViewValues, block: string, id: string, state: Json): ViewValues {
  if (state.type === 'button' || state.type === 'overflow') return values;
  return { ...values, [block]: { ...values[block], [id]: state } };
}
