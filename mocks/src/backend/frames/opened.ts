/** What is said to a frame, and by it. */
export interface Talk {
  /** What comes with the port. */
  opening: unknown;
  heard: unknown;
  said: unknown;
}

/** Tells the page something. */
export type Say<Message> = (message: Message) => void;

/**
 * Waits for the page that opened this frame to hand over a port. The frame's address says where that page comes from
 * (`?host=`): nobody else is listened to. From then on it is told how tall the frame is.
 * @param begin gets what came with the port, and gives back who hears what the page says
 */
export function whenOpened<Between extends Talk>(
  begin: (opening: Between['opening'], say: Say<Between['said']>) => (message: Between['heard']) => void,
): void {
  const host = new URLSearchParams(location.search).get('host');
  addEventListener('message', (event: MessageEvent<Between['opening']>) => {
    const [port] = event.ports;
    if (!port || event.source !== window.parent || event.origin !== host) return;
    const hear = begin(event.data, (message) => port.postMessage(message));
    port.onmessage = (heard: MessageEvent<Between['heard']>) => hear(heard.data);
    tellHeight(port);
  });
}

function tellHeight(port: MessagePort): void {
  const { documentElement } = document;
  const tell = () =>
    port.postMessage({ type: 'height', height: Math.ceil(documentElement.getBoundingClientRect().height) });
  new ResizeObserver(tell).observe(documentElement);
}
