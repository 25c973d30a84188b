import { type ElementProps, useElement } from '../blocks/block-host.ts';
import { useSession } from '../state/session.ts';
import { plainText } from '../text/text-object.tsx';
import { type Choice, chosenValue, readOptions } from './read-options.ts';

/** A select of one choice. The browser's own control: it works with keyboard, touch and screen reader alike. */
export function Select(props: ElementProps) {
  const { state, t } = useSession();
  const { actionId, current, change } = useElement(props);
  const { groups, key } = readOptions(props.element, state);
  const all = groups.flatMap((group) => group.choices);
  const value = chosenValue(current[key]);
  const chosen = all.find((choice) => choice.value === value);
  return (
    <div class="select">
      <select
        data-action-id={actionId}
        data-block-id={props.blockId}
        aria-labelledby={props.labelledBy}
        aria-label={props.labelledBy === undefined ? plainText(props.element.placeholder) || t('select') : undefined}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid}
        value={value}
        onChange={(event) => {
          const next = all.find((choice) => choice.value === event.currentTarget.value);
          change({ [key]: next?.state ?? null });
        }}
      >
        <option value="">{plainText(props.element.placeholder) || t('select')}</option>
        {groups.map((group, index) =>
          group.label === undefined ? (
            <Options key={index} choices={group.choices} />
          ) : (
            <optgroup key={index} label={group.label}>
              <Options choices={group.choices} />
            </optgroup>
          ),
        )}
      </select>
      {chosen !== undefined && chosen.description !== '' && <p class="hint">{chosen.description}</p>}
    </div>
  );
}

function Options({ choices }: { choices: Choice[] }) {
  return choices.map((choice) => (
    <option key={choice.value} value={choice.value}>
      {choice.label}
    </option>
  ));
}
