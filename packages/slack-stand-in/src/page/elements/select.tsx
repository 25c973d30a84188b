import { type ElementProps, useBlockHost, useElement } from '../blocks/block-host.ts';
import { useSession } from '../state/session.ts';
import { plainText } from '../text/text-object.tsx';
import { SEARCH_FROM } from './match-choices.ts';
import { type Choice, chosenValue, readOptions } from './read-options.ts';
import { SearchSelect } from './search-select.tsx';

/**
 * A select of one choice. With few choices it is the browser's own control. With many choices it is searchable. It is also searchable
 * where a choice sends an action at once, because browsers change a native select at every arrow key.
 */
export function Select(props: ElementProps) {
  const { state, t } = useSession();
  const { scope } = useBlockHost();
  const { actionId, current, change } = useElement(props);
  const { groups, key } = readOptions(props.element, state);
  const all = groups.flatMap((group) => group.choices);
  const value = chosenValue(current[key]);
  const chosen = all.find((choice) => choice.value === value);
  const placeholder = plainText(props.element.placeholder) || t('select');
  const choose = (choice: Choice | undefined) => change({ [key]: choice?.state ?? null });
  return (
    <div class="select">
      {props.dispatch || all.length >= SEARCH_FROM ? (
        <SearchSelect
          element={props}
          id={`${scope}-${props.blockId}-${actionId}`}
          actionId={actionId}
          placeholder={placeholder}
          groups={groups}
          chosen={chosen}
          onChoose={choose}
        />
      ) : (
        <select
          data-action-id={actionId}
          data-block-id={props.blockId}
          aria-labelledby={props.labelledBy}
          aria-label={props.labelledBy === undefined ? placeholder : undefined}
          aria-describedby={props.describedBy}
          aria-invalid={props.invalid}
          value={value}
          onChange={(event) => choose(all.find((choice) => choice.value === event.currentTarget.value))}
        >
          <option value="">{placeholder}</option>
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
      )}
      {chosen !== undefined && chosen.description !== '' && <p class="hint">{chosen.description}</p>}
    </div>
  );
}

function Options({ choices }: { choices: Choice[] }) {
  return choices.map((choice) => (
    <option key={choice.value} value={choice.value}>
      {choice.description === '' ? choice.label : `${choice.label} – ${choice.description}`}
    </option>
  ));
}
