import { createContext } from 'preact';
import { useCallback, useContext, useMemo, useState } from 'preact/hooks';
import type { FollowChoices } from './find-threads.ts';
import { keep, readKeptJson } from './place.ts';

/** The acting person's choices of threads, and the function that stores another one. */
export interface Follows {
  choices: FollowChoices;
  choose: (place: string, choice: FollowChoices[string]) => void;
}

/** What a person chose to follow or not, in the browser's storage beside what they have read. */
export function useFollowChoices(as: string): Follows {
  const [made, setMade] = useState<{ as: string; choices: FollowChoices }>();
  const kept = useMemo(() => load(as), [as]);
  const choices = made?.as === as ? made.choices : kept;
  const choose = useCallback<Follows['choose']>(
    (place, choice) => {
      const next = { ...choices, [place]: choice };
      keep(keyOf(as), JSON.stringify(next));
      setMade({ as, choices: next });
    },
    [as, choices],
  );
  return useMemo(() => ({ choices, choose }), [choices, choose]);
}

export const FollowsContext = createContext<Follows>({ choices: {}, choose: () => {} });

export function useFollows(): Follows {
  return useContext(FollowsContext);
}

function load(as: string): FollowChoices {
  const kept = readKeptJson(keyOf(as));
  return typeof kept === 'object' ? (kept as FollowChoices) : {};
}

function keyOf(as: string): string {
  return `follows.${as}`;
}
