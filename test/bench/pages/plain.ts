/** All rows in one table, by the DOM's own means, with a field that leaves those with a number. */
import { startClock } from './clock.ts';
import { amount, columns, day, label, reason, status, title } from './words.ts';

const table = document.createElement('table');
const body = document.createElement('tbody');
const form = document.createElement('form');
const search = document.createElement('input');

/** An element with all that it has and holds. */
function make(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...content: readonly (Node | string)[]
): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content);
  return element;
}
const cell = (content: Node | string, classes = ''): HTMLElement =>
  make('td', { role: 'cell', class: classes }, content);
const heading = (content: string, classes = ''): HTMLElement =>
  make('th', { role: 'columnheader', scope: 'col', class: classes }, content);

function row(entry: (typeof benchEntries)[number]): HTMLElement {
  const element = document.createElement('tr');
  element.role = 'row';
  const number = make('span', {}, make('bdi', {}, entry.number));
  const whose = make('span', { class: 'hidden' }, make('bdi', {}, entry.number));
  element.append(
    cell(
      make('button', { class: 'button plain', type: 'button', 'aria-expanded': 'false' }, number),
      'number',
    ),
    cell(make('time', { datetime: entry.issuedOn }, day(entry)), 'muted'),
    cell(reason(entry), 'row'),
    cell(entry.overdue ? make('strong', { class: 'critical' }, status(entry)) : status(entry)),
    cell(make('span', { class: 'money' }, amount(entry)), 'end amount'),
    cell(
      make('button', { class: 'button plain', type: 'button' }, make('span', {}, 'PDF ', whose)),
      'end pdf',
    ),
  );
  return element;
}

const rows = benchEntries.map(row);

form.addEventListener('submit', (event) => {
  event.preventDefault();
  for (const [place, element] of rows.entries()) {
    element.hidden = !benchEntries[place]?.number.includes(search.value);
  }
});

startClock({
  isShown: () => body.rows.length === benchEntries.length,
  isReady: () => true,
  isAtEnd: () => (rows.at(-1)?.getBoundingClientRect().bottom ?? Infinity) <= innerHeight,
  isAlone: (entry) => {
    const place = benchEntries.indexOf(entry);
    return rows[0]?.hidden === true && rows[place]?.hidden === false;
  },
  parts: { next: () => undefined, last: () => undefined, search: () => search },
});

search.type = 'search';
search.id = 'search';
form.append(make('label', { for: search.id }, label), search);
const head = document.createElement('tr');
head.role = 'row';
head.append(
  heading(columns.number, 'number'),
  heading(columns.date, 'muted'),
  heading(columns.reason, 'row'),
  heading(columns.status),
  heading(columns.amount, 'end amount'),
  heading('PDF', 'end pdf'),
);
table.role = 'table';
table.ariaLabel = title;
table.append(make('thead', { role: 'rowgroup' }, head), body);
body.role = 'rowgroup';
body.append(...rows);
document.querySelector('.frame')?.append(make('h2', {}, title), form, table);
