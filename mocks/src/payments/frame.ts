import { BillingError } from '@billfold/contract';
import { wearStyles } from './styles.ts';

/** How long a frame may take until it stands, in milliseconds. */
const PATIENCE = 20_000;

export interface FrameOptions<FromFrame> {
  address: URL;
  title: string;
  /** What the frame is told first. */
  opening: unknown;
  hear: (message: FromFrame) => void;
}

/** A frame of the mock's, and a port to it that nobody else has. */
export interface Frame<ToFrame> {
  iframe: HTMLIFrameElement;
  /**
   * Once it stands, with its height.
   * @throws BillingError `network` when it does not come
   */
  ready: Promise<void>;
  say(message: ToFrame): void;
  /** Takes it away. */
  close(): void;
}

/**
 * Puts a frame into an element. Both sides know whom they speak to: the port is handed over to the mock's origin alone,
 * and the frame takes one from this page's alone. The frame is as tall as it says that it is.
 */
export function openFrame<ToFrame, FromFrame extends { type: string }>(
  host: HTMLElement,
  { address, title, opening, hear }: FrameOptions<FromFrame>,
): Frame<ToFrame> {
  wearStyles();
  const iframe = document.createElement('iframe');
  iframe.className = 'billfold-mock-frame';
  iframe.title = title;
  iframe.height = '150';
  address.searchParams.set('host', location.origin);
  iframe.src = address.href;

  let port: MessagePort | undefined;
  let stands: () => void = () => undefined;
  let late: ReturnType<typeof setTimeout> | undefined;
  const ready = new Promise<void>((resolve, reject) => {
    stands = resolve;
    const tooLate = new BillingError('network', `No frame came from ${address.origin}`);
    late = setTimeout(() => reject(tooLate), PATIENCE);
  });
  const receive = ({ data }: MessageEvent<FromFrame | { type: 'height'; height: number }>) => {
    if (!('height' in data)) {
      hear(data);
      return;
    }
    iframe.height = String(data.height);
    clearTimeout(late);
    stands();
  };
  iframe.addEventListener('load', () => {
    port?.close();
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = receive;
    iframe.contentWindow?.postMessage(opening, address.origin, [channel.port2]);
  });
  host.append(iframe);

  return {
    iframe,
    ready,
    say: (message) => port?.postMessage(message),
    close() {
      clearTimeout(late);
      port?.close();
      iframe.remove();
    },
  };
}
