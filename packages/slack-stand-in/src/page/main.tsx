import { render } from 'preact';
import { Root } from './split/root.tsx';
import { readKept } from './state/place.ts';

function applyTheme(): void {
  const theme = readKept('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

applyTheme();
// A theme that another half or window chooses applies here too.
window.addEventListener('storage', applyTheme);

const page = document.getElementById('page');
if (page !== null) render(<Root />, page);
