import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ElementProps } from '../blocks/block-host.ts';
import { useSession } from '../state/session.ts';
import { ChoiceOptions, optionId } from './choice-options.tsx';
import { matchChoices } from './match-choices.ts';
import type { Choice, ChoiceGroup } from './read-options.ts';

/**
 * A searchable select, which is an ARIA combobox with a listbox. Arrow keys only move through the list, so they never send an action.
 */
export function SearchSelect(props: {
  element: ElementProps;
  id: string;
  actionId: string;
  placeholder: string;
  groups: readonly ChoiceGroup[];
  chosen: Choice | undefined;
  onChoose: (choice: Choice | undefined) => void;
}) {
  const { element, id, placeholder, chosen } = props;
  const { t } = useSession();
  // The typed text; undefined while the field shows the current choice.
  const [typed, setTyped] = useState<string>();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const root = useRef<HTMLDivElement>(null);
  const groups = matchChoices(props.groups, typed ?? '');
  const shown = groups.flatMap(({ choices }) => choices);
  const current = open ? shown[Math.min(active, shown.length - 1)] : undefined;
  const label = element.labelledBy;
  const listId = `${id}-list`;

  useLayoutEffect(() => {
    if (open) root.current?.querySelector('.option-active, .no-choice')?.scrollIntoView({ block: 'nearest' });
  }, [open, current?.value, typed]);
  const show = (text?: string) => {
    setOpen(true);
    setTyped(text);
    setActive(
      text === undefined
        ? Math.max(
            0,
            shown.findIndex((choice) => choice.value === chosen?.value),
          )
        : 0,
    );
  };
  const close = () => {
    setOpen(false);
    setTyped(undefined);
  };
  const choose = (choice: Choice) => {
    close();
    props.onChoose(choice);
  };
  const leave = () => {
    // A blur chooses an unambiguous match, except where a choice would send an action.
    if (!element.dispatch && typed !== undefined) {
      if (typed.trim() === '') props.onChoose(undefined);
      else if (shown.length === 1) props.onChoose(shown[0]);
    }
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && !open) show();
    else if (step !== undefined && shown.length > 0) setActive((active + step + shown.length) % shown.length);
    else if (event.key === 'Enter' && !open) show();
    else if (event.key === 'Enter' && current !== undefined) choose(current);
    else if (event.key === 'Escape' && open) close();
    else if (event.key !== 'Enter' && step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="search-select" ref={root}>
      <input
        type="text"
        class="text-input"
        role="combobox"
        autocomplete="off"
        value={typed ?? chosen?.label ?? ''}
        placeholder={placeholder}
        data-action-id={props.actionId}
        data-block-id={element.blockId}
        aria-labelledby={label}
        aria-label={label === undefined ? placeholder : undefined}
        aria-describedby={element.describedBy}
        aria-invalid={element.invalid}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-activedescendant={current === undefined ? undefined : optionId(listId, current)}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => show(event.currentTarget.value)}
        onClick={() => !open && show()}
        onKeyDown={onKeyDown}
        onBlur={leave}
      />
      {open && shown.length > 0 && (
        <ChoiceOptions
          id={listId}
          label={label === undefined ? { 'aria-label': placeholder } : { 'aria-labelledby': label }}
          groups={groups}
          chosen={chosen?.value ?? ''}
          active={current?.value}
          onChoose={choose}
        />
      )}
      <p class="no-choice" role="status">
        {open && shown.length === 0 && t('noChoice')}
      </p>
    </div>
  );
}
