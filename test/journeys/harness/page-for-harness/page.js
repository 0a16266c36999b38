// A custom element in plain JavaScript, for the harness's own test: what it keeps stands in localStorage.
const styles = new CSSStyleSheet();
styles.replaceSync(
  ':host { display: block } .away { margin-block-start: 200px } .none { display: none } td { text-align: end }',
);

class SeatList extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [styles];
    root.innerHTML = `
      <p>Text <slot></slot></p>
      <p class="none">Not drawn</p>
      <form>
        <label for="email">E-mail</label> <input id="email" autocomplete="off" />
        <label for="role">Role</label>
        <select id="role"><option>Member</option><option>Owner</option></select>
        <button>Invite</button>
      </form>
      <table><tbody></tbody></table>
      <details><summary>More</summary><p>Unfolded</p></details>
      <button type="button" disabled>Pay</button>
      <button type="button" aria-label="Throw an error">⚠</button>
      <button type="button">Break the policy</button>
      <button type="button">Run away</button>
      <dialog aria-label="Sure?"><button>Yes, remove</button></dialog>`;
    root.querySelector('form').addEventListener('submit', (event) => {
      event.preventDefault();
      const email = root.querySelector('#email');
      this.seats = [...this.seats, `${email.value} ${root.querySelector('#role').value}`];
      email.value = '';
    });
    const [, , toThrow, toBreak, toRun] = root.querySelectorAll('button');
    toRun.addEventListener('pointermove', () => toRun.classList.add('away'));
    toThrow.addEventListener('click', () => {
      throw new Error('Thrown by the page');
    });
    toBreak.addEventListener('click', () => {
      toBreak.setAttribute('style', 'color: red');
    });
    addEventListener('storage', () => this.draw());
    this.draw();
  }

  get seats() {
    return JSON.parse(localStorage.getItem('seats') ?? '[]');
  }

  set seats(seats) {
    localStorage.setItem('seats', JSON.stringify(seats));
    // Later, as with a backend.
    setTimeout(() => this.draw(), 100);
  }

  draw() {
    const rows = this.seats.map((seat) => {
      const row = document.createElement('tr');
      const remove = document.createElement('button');
      remove.textContent = 'Remove';
      remove.addEventListener('click', () => this.ask(seat));
      for (const content of [seat, '12,00\u00a0€', remove]) {
        const cell = document.createElement('td');
        cell.append(content);
        row.append(cell);
      }
      return row;
    });
    this.shadowRoot.querySelector('tbody').replaceChildren(...rows);
  }

  ask(seat) {
    const dialog = this.shadowRoot.querySelector('dialog');
    dialog.querySelector('button').onclick = () => {
      dialog.close();
      this.seats = this.seats.filter((other) => other !== seat);
    };
    dialog.showModal();
  }
}

customElements.define('seat-list', SeatList);
