import { useRef } from 'preact/hooks';
import { SIDES, type Side } from './side.ts';
import type { Guest } from './talk.ts';

/** Tabs that switch between the two people when only one fits. A dot marks new mentions of the hidden person. */
export function SplitTabs(props: {
  guests: { [side in Side]?: Guest };
  front: Side;
  label: string;
  unread: string;
  onChoose: (side: Side) => void;
}) {
  const { guests, front } = props;
  // The last report of each half while it was shown.
  const seen = useRef<{ [side in Side]?: Guest }>({});
  const isNew = (side: Side, guest: Guest) => {
    const before = seen.current[side];
    if (side === front || before?.place.as !== guest.place.as) seen.current[side] = guest;
    return guest.named > (seen.current[side]?.named ?? 0);
  };
  return (
    <nav class="split-tabs" aria-label={props.label}>
      {SIDES.map((side) => {
        const guest = guests[side];
        return (
          <button
            key={side}
            type="button"
            aria-pressed={front === side}
            data-testid={`split-tab-${side}`}
            onClick={() => props.onChoose(side)}
          >
            {guest?.name ?? '…'}
            {guest !== undefined && isNew(side, guest) && (
              <span class="dot" role="img" aria-label={props.unread} data-testid="split-news" />
            )}
          </button>
        );
      })}
    </nav>
  );
}
