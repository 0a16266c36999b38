import { languageTag } from '@billfold/contract';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { languageFor } from '../language.ts';
import { timeMachineStyles } from './billing-time-machine.styles.ts';
import { choices } from './choices.ts';
import { Controls, type Move, type Shown } from './controls.ts';
import { english, french, type Messages } from './messages.ts';
import { outbox } from './outbox.ts';
import { transferForm } from './transfer.ts';

/**
 * Moves the clock of a mock backend, and shows what that does: for demos, stories and whoever builds a page. It is
 * the last thing in the page, and sticks to the window's lower end. It asks the mock alone; the elements on the page learn
 * of what it did by `BroadcastChannel('billfold')`, in other tabs too.
 *
 * @tag billing-time-machine
 * @summary The mock's clock, its card charges, bank transfers and the mail that went out
 * @attr endpoint - The mock instance's address. It needs no token.
 * @attr open - Whether it is unfolded
 */
export class BillingTimeMachine extends LitElement {
  static readonly version = '0.1.0';
  static override styles = timeMachineStyles;

  /** The mock instance's address, as a provider has it. */
  @property() endpoint: string | undefined;

  /** Whether it is unfolded. */
  @property({ type: Boolean, reflect: true }) open = false;

  /** Used instead of the page's `fetch`, for a mock that only this one reaches. */
  @property({ attribute: false }) fetch: typeof globalThis.fetch | undefined;

  @state() private shown: Shown | undefined;
  /** How many things it has yet to have done. */
  @state() private waiting = 0;
  @state() private problem: string | undefined;
  @state() private said = '';

  @query('dialog') private readonly dialog!: HTMLDialogElement;

  #channel: BroadcastChannel | undefined;
  #last = Promise.resolve();
  /** What is read for an endpoint that has been left in the meantime counts no more. */
  #controls: Controls | undefined;
  readonly #languages = new MutationObserver(() => this.requestUpdate());

  constructor() {
    super();
    this.addController({ hostConnected: () => this.#listen(), hostDisconnected: () => this.#leave() });
  }

  #listen(): void {
    this.#channel = new BroadcastChannel('billfold');
    this.#channel.onmessage = this.#refresh;
    window.addEventListener('focus', this.#refresh);
    this.#languages.observe(document, { attributeFilter: ['lang'], subtree: true });
    this.#refresh();
  }

  #leave(): void {
    this.#channel?.close();
    this.#channel = undefined;
    window.removeEventListener('focus', this.#refresh);
    this.#languages.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('endpoint') && !changed.has('fetch')) return;
    const fetch = this.fetch ?? ((input, init) => globalThis.fetch(input, init));
    this.#controls = this.endpoint ? new Controls(this.endpoint, fetch) : undefined;
    this.shown = undefined;
    this.problem = undefined;
    this.#refresh();
  }

  protected override render(): TemplateResult {
    const { messages, shown } = this;
    return html`<section class="dock" translate="no" aria-label=${messages.title} lang=${this.#language}>
      ${this.#toggle()}
      <div class="panel" id="panel" ?hidden=${!this.open} aria-busy=${this.waiting > 0}>
        ${shown ? this.#all(shown) : nothing}
      </div>
      ${this.#failure()}
      <p class="hidden" role="status">${this.said}</p>
      ${this.#question()}
    </section>`;
  }

  #all(shown: Shown) {
    const { messages } = this;
    return [
      this.#time(shown),
      choices(shown.faults, messages, (action) => this.#act(action)),
      this.#transfer(shown),
      outbox(shown, messages, this.#language),
      this.#again(),
    ];
  }

  #toggle() {
    const { shown, messages } = this;
    return html`<button
      class="toggle"
      type="button"
      aria-expanded=${this.open}
      aria-controls="panel"
      @click=${() => (this.open = !this.open)}
    >
      <span>
        ${messages.title}
        <time datetime=${shown?.clock.today ?? nothing}>
          ${shown ? this.#day(shown.clock.today) : messages.waiting}
        </time>
      </span>
    </button>`;
  }

  #time({ clock }: Shown) {
    const { messages } = this;
    const { nextRenewalOn } = clock;
    const move = (move: Move) => () => this.#act((controls) => controls.move(move));
    return html`<fieldset>
      <legend>${messages.time}</legend>
      <div class="row">
        <button type="button" @click=${move({ advance: 'P1D' })}>${messages.oneDay}</button>
        <button type="button" @click=${move({ advance: 'P7D' })}>${messages.oneWeek}</button>
        ${
          nextRenewalOn
            ? html`<button type="button" @click=${move({ to: 'next_renewal' })}>
                ${messages.toRenewal(this.#day(nextRenewalOn))}
              </button>`
            : html`<p class="muted">${messages.noRenewal}</p>`
        }
        <form class="row" @submit=${this.#goToDay}>
          <label>
            ${messages.day}
            <input type="date" name="day" required .value=${clock.today} />
          </label>
          <button>${messages.go}</button>
        </form>
      </div>
    </fieldset>`;
  }

  #transfer({ awaited }: Shown) {
    return transferForm(awaited, this.messages, (transfer) =>
      this.#act((controls) => controls.transfer(transfer)),
    );
  }

  #again() {
    return html`<div class="row">
      <button type="button" @click=${() => this.dialog.showModal()}>${this.messages.startAgain}</button>
    </div>`;
  }

  #question() {
    const { messages } = this;
    return html`<dialog aria-labelledby="sure" aria-describedby="lost" @close=${this.#answered}>
      <form method="dialog">
        <h2 id="sure">${messages.sure}</h2>
        <p id="lost">${messages.allIsLost}</p>
        <div class="row">
          <button value="keep">${messages.keep}</button>
          <button value="again">${messages.startAgain.replace(/\s?…$/, '')}</button>
        </div>
      </form>
    </dialog>`;
  }

  #failure() {
    const { problem, messages } = this;
    return html`<div role="alert">
      ${
        problem === undefined
          ? nothing
          : html`<div class="panel">
              <p class="error">${messages.failed(problem)}</p>
              <div class="row">
                <button type="button" @click=${this.#refresh}>${messages.tryAgain}</button>
              </div>
            </div>`
      }
    </div>`;
  }

  readonly #goToDay = (event: SubmitEvent): void => {
    event.preventDefault();
    const day = new FormData(event.target as HTMLFormElement).get('day');
    if (typeof day === 'string') this.#act((controls) => controls.move({ to: day }));
  };

  readonly #answered = (): void => {
    const { returnValue } = this.dialog;
    this.dialog.returnValue = '';
    if (returnValue !== 'again') return;
    this.#act(
      (controls) => controls.startAgain(),
      (day) => this.messages.startedAgain(day),
    );
  };

  /** Has something done, after what is being done already. */
  #act(action: (controls: Controls) => Promise<void>, said = (day: string) => this.messages.now(day)): void {
    this.waiting += 1;
    this.#last = this.#last.then(async () => {
      await this.#carryOut(action, said);
      this.waiting -= 1;
    });
  }

  /** Has it done, says so, and tells everybody who shows this account. */
  async #carryOut(
    action: (controls: Controls) => Promise<void>,
    said: (day: string) => string,
  ): Promise<void> {
    const controls = this.#controls;
    if (!controls) return;
    try {
      await action(controls);
      await this.#read(controls);
      if (this.shown) this.said = said(this.#day(this.shown.clock.today));
      this.#channel?.postMessage({ type: 'changed' });
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.problem = String(error instanceof Error ? error.message : error);
  }

  readonly #refresh = (): void => {
    const controls = this.#controls;
    if (!controls || !this.isConnected) return;
    this.#read(controls).catch((error: unknown) => this.#fail(error));
  };

  async #read(controls: Controls): Promise<void> {
    const shown = await controls.read();
    if (controls !== this.#controls) return;
    this.shown = shown;
    this.problem = undefined;
  }

  /** `16 April 2026`. */
  #day(day: string): string {
    const format = new Intl.DateTimeFormat(this.#language, { dateStyle: 'long', timeZone: 'UTC' });
    return format.format(new Date(`${day}T00:00Z`));
  }

  get messages(): Messages {
    return languageFor(this.#language) === 'fr' ? french : english;
  }

  /** The page's, where it is one of the two. */
  get #language(): string {
    const tag = languageTag(this.closest('[lang]')?.getAttribute('lang')) ?? 'en';
    return new Intl.Locale(tag).language === languageFor(tag) ? tag : 'en';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'billing-time-machine': BillingTimeMachine;
  }
}
