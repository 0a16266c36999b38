/** All rows in one table, by the DOM's own means, with a field that leaves those with a number. */
import { startClock } from './clock.ts';
import { amount, columns, day, reason, status } from './words.ts';

const table = document.createElement('table');
const body = document.createElement('tbody');
const form = document.createElement('form');
const search = document.createElement('input');

const text = (tag: string, content: string, classes = ''): HTMLElement => {
  const element = document.createElement(tag);
  if (classes) element.className = classes;
  element.textContent = content;
  return element;
};
const cell = (content: Node, classes = ''): HTMLElement => {
  const element = text('td', '', classes);
  element.append(content);
  return element;
};

function row(entry: (typeof benchEntries)[number]): HTMLElement {
  const element = document.createElement('tr');
  const number = text('button', '', 'button plain');
  number.append(text('span', entry.number));
  element.append(
    cell(number, 'number'),
    cell(text('time', day(entry)), 'muted'),
    text('td', reason(entry), 'row'),
    entry.overdue ? cell(text('strong', status(entry), 'critical')) : text('td', status(entry)),
    cell(text('span', amount(entry), 'money'), 'end amount'),
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
form.append(search);
const head = document.createElement('tr');
head.append(
  text('th', columns.number, 'number'),
  text('th', columns.date, 'muted'),
  text('th', columns.reason, 'row'),
  text('th', columns.status),
  text('th', columns.amount, 'end amount'),
);
table.createTHead().append(head);
body.append(...rows);
table.append(body);
document.querySelector('.frame')?.append(form, table);
