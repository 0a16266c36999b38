import type { FromBank } from '../messages.ts';
import { whenOpened, type Say } from '../opened.ts';

type Outcome = 'succeeded' | 'refused';

/** Brings the payer's answer to the mock, which lies beside this frame. What it is about stands in the address. */
async function answer(outcome: Outcome): Promise<void> {
  const query = new URLSearchParams(location.search);
  const about = Object.fromEntries(
    ['paymentId', 'paymentMethodId'].flatMap((name) => {
      const id = query.get(name);
      return id === null ? [] : [[name, id]];
    }),
  );
  const response = await fetch('authentications', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...about, outcome }),
    cache: 'no-store',
    credentials: 'omit',
  });
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
}

function settle(outcome: Outcome, say: Say<FromBank>): void {
  const buttons = document.querySelectorAll('button');
  const alert = document.querySelector<HTMLElement>('[role=alert]');
  for (const button of buttons) button.disabled = true;
  answer(outcome).then(
    () => say({ type: 'answer', outcome }),
    (error: unknown) => {
      for (const button of buttons) button.disabled = false;
      if (alert) alert.textContent = alert.dataset.text ?? String(error);
    },
  );
}

whenOpened<{ opening: null; heard: never; said: FromBank }>((_, say) => {
  for (const button of document.querySelectorAll('button')) {
    const { outcome } = button.dataset;
    // Nobody would have heard a click that came before.
    button.disabled = false;
    button.addEventListener('click', () =>
      outcome === 'succeeded' || outcome === 'refused' ? settle(outcome, say) : say({ type: 'leave' }),
    );
  }
  // Keys that are pressed in a frame are not heard by the dialog around it.
  addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') say({ type: 'leave' });
  });
  // The question, and no answer to it: whoever still presses Enter has not approved anything.
  document.querySelector('h1')?.focus();
  return () => undefined;
});
