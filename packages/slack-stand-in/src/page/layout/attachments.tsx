import { useRef } from 'preact/hooks';
import { RoundButton } from '../elements/round-button.tsx';
import type { Uploads } from '../files/use-uploads.ts';
import { useSession } from '../state/session.ts';

/** The button that opens the browser's file picker. */
export function AttachButton({ uploads }: { uploads: Uploads }) {
  const { t } = useSession();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <RoundButton label={t('attach')} onClick={() => input.current?.click()}>
        ＋
      </RoundButton>
      <input
        ref={input}
        class="unseen"
        type="file"
        multiple={true}
        tabIndex={-1}
        aria-hidden="true"
        data-testid="attach"
        onChange={(event) => {
          const { currentTarget } = event;
          void uploads.take([...(currentTarget.files ?? [])]);
          // The same file can be picked again.
          currentTarget.value = '';
        }}
      />
    </>
  );
}
