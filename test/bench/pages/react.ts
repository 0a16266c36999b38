/** All rows in one table, by React, with a field that leaves those with a number. */
import type { HistoryEntry } from '@billfold/contract';
import { createElement as h, useState, type ReactNode, type SyntheticEvent } from 'react';
import { createRoot } from 'react-dom/client';
import { startClock } from './clock.ts';
import { amount, columns, day, label, reason, status, title } from './words.ts';

const Cell = ({ className, children }: { className: string; children?: ReactNode }): ReactNode =>
  h('td', { role: 'cell', className }, children);
const Heading = ({ className, children }: { className: string; children?: ReactNode }): ReactNode =>
  h('th', { role: 'columnheader', scope: 'col', className }, children);

function Row({ entry }: { entry: HistoryEntry }): ReactNode {
  return h(
    'tr',
    { role: 'row' },
    h(
      Cell,
      { className: 'number' },
      h(
        'button',
        { className: 'button plain', type: 'button', 'aria-expanded': false },
        h('span', null, h('bdi', null, entry.number)),
      ),
    ),
    h(Cell, { className: 'muted' }, h('time', { dateTime: entry.issuedOn }, day(entry))),
    h(Cell, { className: 'row' }, reason(entry)),
    h(
      Cell,
      { className: '' },
      entry.overdue ? h('strong', { className: 'critical' }, status(entry)) : status(entry),
    ),
    h(Cell, { className: 'end amount' }, h('span', { className: 'money' }, amount(entry))),
    h(
      Cell,
      { className: 'end pdf' },
      h(
        'button',
        { className: 'button plain', type: 'button' },
        h('span', null, 'PDF ', h('span', { className: 'hidden' }, h('bdi', null, entry.number))),
      ),
    ),
  );
}

function History(): ReactNode {
  const [typed, setTyped] = useState('');
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setTyped(event.currentTarget.querySelector('input')?.value ?? '');
  };
  const wanted = benchEntries.filter(({ number }) => number.includes(typed));
  return [
    h('h2', { key: 'title' }, title),
    h(
      'form',
      { key: 'search', onSubmit: submit },
      h('label', { htmlFor: 'search' }, label),
      h('input', { id: 'search', type: 'search' }),
    ),
    h(
      'table',
      { key: 'table', role: 'table', 'aria-label': title },
      h(
        'thead',
        { role: 'rowgroup' },
        h(
          'tr',
          { role: 'row' },
          h(Heading, { className: 'number' }, columns.number),
          h(Heading, { className: 'muted' }, columns.date),
          h(Heading, { className: 'row' }, columns.reason),
          h(Heading, { className: '' }, columns.status),
          h(Heading, { className: 'end amount' }, columns.amount),
          h(Heading, { className: 'end pdf' }, 'PDF'),
        ),
      ),
      h(
        'tbody',
        { role: 'rowgroup' },
        wanted.map((entry) => h(Row, { key: entry.id, entry })),
      ),
    ),
  ];
}

const place = document.querySelector('.frame');
if (!place) throw new Error('The page has no place');
const rows = (): HTMLCollectionOf<HTMLTableRowElement> | undefined => document.querySelector('tbody')?.rows;

startClock({
  isShown: () => rows()?.length === benchEntries.length,
  isReady: () => true,
  isAtEnd: () => {
    const all = rows();
    return (all?.[all.length - 1]?.getBoundingClientRect().bottom ?? Infinity) <= innerHeight;
  },
  isAlone: ({ number }) => {
    const all = rows();
    return all?.length === 1 && all[0]?.textContent.startsWith(number) === true;
  },
  parts: {
    next: () => undefined,
    last: () => undefined,
    search: () => document.querySelector('input') ?? undefined,
  },
});

createRoot(place).render(h(History));
