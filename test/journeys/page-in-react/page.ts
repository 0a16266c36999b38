/** A host in React, which renders often and stands within two shadow roots, with the ways to pay in it. */
import '@billfold/elements/define/billing-provider';
import '@billfold/elements/define/payment-methods';
import { mockPayments } from '@billfold/mocks/payments';
import { createElement, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { everything, listen } from '../page-with-payments/hear.ts';

listen();

const query = new URL(location.href).searchParams;
const endpoint = query.get('endpoint') ?? '';
const token = query.get('token') ?? '';

/** As careless as hosts are: everything is passed anew each time. */
function Account(): ReactNode {
  const [times, setTimes] = useState(1);
  const [shown, setShown] = useState(true);
  const methods = createElement('payment-methods', { className: `times-${times}`, 'data-times': times });
  const provider = {
    endpoint,
    getToken: () => token,
    payments: mockPayments({ endpoint }),
    messages: { en: {} },
  };
  return createElement(
    'section',
    null,
    createElement('button', { onClick: () => setTimes(times + 1) }, 'Render again'),
    createElement('button', { onClick: () => setShown(!shown) }, shown ? 'Another tab' : 'This tab'),
    createElement('p', null, `Rendered ${times} times`),
    createElement('div', { hidden: !shown }, createElement('billing-provider', provider, methods)),
  );
}

class AccountArea extends HTMLElement {
  connectedCallback(): void {
    createRoot(this.attachShadow({ mode: 'open' })).render(createElement(Account));
  }
}

class AccountPage extends HTMLElement {
  connectedCallback(): void {
    this.attachShadow({ mode: 'open' }).append(document.createElement('account-area'));
  }
}

customElements.define('account-area', AccountArea);
customElements.define('account-page', AccountPage);

document.querySelector('#tell')?.addEventListener('click', () => {
  void everything().then((all) => {
    const place = document.querySelector('pre');
    if (place) place.textContent = all;
  });
});
