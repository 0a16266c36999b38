/** Leaks of a card's number, of every kind that `hear.ts` has to find. Each is named by its mark. */
import { PAYS } from './card.ts';

const number = PAYS.replaceAll(' ', '');
/** What leaks, with the mark that it is found by. */
const leak = (mark: string, digits = number): string => `leak-${mark}-${digits}`;

class LeakingElement extends HTMLElement {
  /** Within two open shadow roots: in a text, an attribute and a field. */
  connectedCallback(): void {
    const inner = document.createElement('div');
    this.attachShadow({ mode: 'open' }).append(inner);
    const root = inner.attachShadow({ mode: 'open' });
    const text = document.createElement('p');
    text.textContent = leak('text', PAYS);
    text.setAttribute('data-known', leak('attribute', PAYS.replaceAll(' ', '-')));
    const field = document.createElement('input');
    field.ariaLabel = 'A field of the page';
    field.value = leak('field');
    root.append(text, field);
  }
}

/** All of them, one after the other. */
export async function leakAll(): Promise<void> {
  customElements.define('leaking-element', LeakingElement);
  document.body.append(document.createElement('leaking-element'));
  tell();
  await ask();
  await store();
}

/** By events, messages and the console. */
function tell(): void {
  document.body.dispatchEvent(new CustomEvent('told', { detail: { card: { number: leak('detail') } } }));
  document.body.dispatchEvent(new InputEvent('input', { data: leak('data'), bubbles: true }));
  window.postMessage({ number: leak('message') }, '*');
  new BroadcastChannel('billfold').postMessage({ number: leak('broadcast') });
  const { port1, port2 } = new MessageChannel();
  port2.onmessage = () => undefined;
  port1.postMessage({ number: leak('port') });
  console.log(leak('log'));
  console.info('Saved', { number: leak('info') });
  console.warn(leak('warn'));
  console.error(new Error(leak('error')).message);
  console.debug(leak('debug'));
  console.table([{ number: leak('table') }]);
}

/** By what is asked for. */
async function ask(): Promise<void> {
  const post = (body: BodyInit): RequestInit => ({ method: 'POST', body });
  const form = new FormData();
  form.set('number', leak('form'));
  await fetch(`/?${leak('address')}`);
  await fetch('/', post(JSON.stringify({ number: leak('body') })));
  await fetch('/', post(form));
  await fetch('/', { headers: { 'x-number': leak('header') } });
  await fetch('/', { headers: new Headers({ 'x-number': leak('headers') }) });
  await fetch(
    new Request(`/?${leak('request-address')}`, {
      ...post(leak('request-body')),
      headers: { 'x-number': leak('request-header') },
    }),
  );
  await asked(`/?${leak('xhr-address')}`, leak('xhr-body'), leak('xhr-header'));
  navigator.sendBeacon(`/?${leak('beacon-address')}`, leak('beacon-body'));
  await new Promise((done) => {
    const picture = new Image();
    picture.onload = picture.onerror = done;
    picture.src = `/${leak('picture')}.png`;
  });
}

const asked = (address: string, body: string, header: string): Promise<unknown> =>
  new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('x-number', header);
    request.onloadend = done;
    request.send(body);
  });

/** By what outlives the page. */
async function store(): Promise<void> {
  localStorage.setItem('known', leak('local'));
  sessionStorage.setItem('known', leak('session'));
  document.cookie = `known=${leak('cookie')}`;
  window.name = leak('name');
  history.replaceState({ number: leak('state') }, '', `#${leak('hash')}`);
  const cache = await caches.open(leak('cache'));
  await cache.put(`/?${leak('cached-address')}`, new Response(leak('cached-body')));
  await new Promise<void>((done, failed) => {
    const opening = indexedDB.open('known');
    opening.onupgradeneeded = () => opening.result.createObjectStore('cards');
    opening.onerror = () => failed(opening.error ?? new Error('No database'));
    opening.onsuccess = () => {
      const writing = opening.result.transaction('cards', 'readwrite');
      writing.objectStore('cards').put({ number: leak('database') }, 1);
      writing.oncomplete = () => {
        opening.result.close();
        done();
      };
    };
  });
}
