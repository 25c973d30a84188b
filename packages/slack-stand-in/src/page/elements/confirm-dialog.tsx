import type { Json } from '../../json.ts';
import { Dialog } from '../modal/dialog.tsx';
import { useSession } from '../state/session.ts';
import { plainText, TextObject } from '../text/text-object.tsx';

/** Asks for confirmation before an action, with the app's `confirm` object. */
export function ConfirmDialog(props: { confirm: Json; onYes: () => void; onNo: () => void }) {
  const { t } = useSession();
  const { title, text, confirm, deny, style } = props.confirm;
  const label = plainText(title) || t('confirmTitle');
  return (
    <Dialog class="modal confirm" label={label} onClose={props.onNo} testId="confirm">
      <h2>{label}</h2>
      <div class="modal-body">{text !== undefined && <TextObject object={text} />}</div>
      <footer>
        <button type="button" class="button" onClick={props.onNo} data-testid="confirm-no">
          {plainText(deny) || t('no')}
        </button>
        <button type="button" class={`button ${style ?? 'primary'}`} onClick={props.onYes} data-testid="confirm-yes">
          {plainText(confirm) || t('yes')}
        </button>
      </footer>
    </Dialog>
  );
}
