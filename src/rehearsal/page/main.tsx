import { render } from 'preact';
import { App } from './app.tsx';
import { readKept } from './state/place.ts';

const theme = readKept('theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;

const page = document.getElementById('page');
if (page !== null) render(<App />, page);
