import type { Json } from '../../json.ts';
import { Element } from '../elements/element.tsx';
import { useSession } from '../state/session.ts';
import { plainText } from '../text/text-object.tsx';
import { useBlockHost } from './block-host.ts';

/** A labelled input with its hint and, after a refused submission, the error. */
export function InputBlock({ block, blockId }: { block: Json; blockId: string }) {
  const { t } = useSession();
  const { errors, scope } = useBlockHost();
  const error = errors[blockId];
  const id = (part: string) => `${scope}-${blockId}-${part}`;
  const hint = plainText(block.hint);
  const described = [error === undefined ? '' : id('error'), hint === '' ? '' : id('hint')].filter(Boolean).join(' ');
  return (
    <div class={`input${error === undefined ? '' : ' input-wrong'}`} data-block-id={blockId} data-testid="input-block">
      <div class="label" id={id('label')}>
        {plainText(block.label)}
        {block.optional === true && <span class="optional"> {t('optional')}</span>}
      </div>
      <Element
        element={block.element}
        blockId={blockId}
        dispatch={block.dispatch_action === true}
        labelledBy={id('label')}
        {...(described === '' ? {} : { describedBy: described })}
        invalid={error !== undefined}
      />
      {error !== undefined && (
        <p class="error" id={id('error')} data-testid="input-error" data-block-id={blockId}>
          {error}
        </p>
      )}
      {hint !== '' && (
        <p class="hint" id={id('hint')}>
          {hint}
        </p>
      )}
    </div>
  );
}
