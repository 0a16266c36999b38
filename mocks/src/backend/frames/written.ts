/**
 * What the frames load: the sources beside this file, bundled. Written by `npm run frames -w mocks`; a test holds it
 * against them.
 */
export const cardFieldScript = `// opened.ts
function whenOpened(begin) {
	const host = new URLSearchParams(location.search).get("host");
	addEventListener("message", (event) => {
		const [port] = event.ports;
		if (!port || event.source !== window.parent || event.origin !== host) return;
		const hear = begin(event.data, (message) => port.postMessage(message));
		port.onmessage = (heard) => hear(heard.data);
		tellHeight(port);
	});
}
function tellHeight(port) {
	const { documentElement } = document;
	const tell = () => port.postMessage({
		type: "height",
		height: Math.ceil(documentElement.getBoundingClientRect().height)
	});
	new ResizeObserver(tell).observe(documentElement);
}
// ../card-number.ts
const FOURS = {
	groups: [
		4,
		4,
		4,
		4
	],
	least: 16,
	code: 3
};
const BRANDS = [
	{
		id: "visa",
		name: "Visa",
		prefix: /^4/,
		...FOURS
	},
	{
		id: "mastercard",
		name: "Mastercard",
		prefix: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/,
		...FOURS
	},
	{
		id: "amex",
		name: "American Express",
		prefix: /^3[47]/,
		groups: [
			4,
			6,
			5
		],
		least: 15,
		code: 4
	},
	{
		id: "discover",
		name: "Discover",
		prefix: /^(6011|64[4-9]|65)/,
		...FOURS
	},
	{
		id: "jcb",
		name: "JCB",
		prefix: /^35(2[89]|[3-8])/,
		...FOURS
	},
	{
		id: "diners",
		name: "Diners Club",
		prefix: /^3(0[0-5]|[689])/,
		groups: [
			4,
			6,
			4
		],
		least: 14,
		code: 3
	},
	{
		id: "unionpay",
		name: "UnionPay",
		prefix: /^62/,
		groups: [
			4,
			4,
			4,
			4,
			3
		],
		least: 16,
		code: 3
	}
];
const UNKNOWN = {
	id: "unknown",
	name: "",
	prefix: /^/,
	groups: [
		4,
		4,
		4,
		4,
		3
	],
	least: 12,
	code: 3
};
function brandOf(digits) {
	return BRANDS.find(({ prefix }) => prefix.test(digits)) ?? UNKNOWN;
}
function isCardNumber(number) {
	if (!/^\\d{12,19}$/.test(number)) return false;
	return Array.from(number).reverse().reduce((total, digit, index) => {
		const weighed = Number(digit) * (index % 2 === 0 ? 1 : 2);
		return total + (weighed > 9 ? weighed - 9 : weighed);
	}, 0) % 10 === 0;
}
// card-field/check.ts
const FIELDS = [
	"number",
	"expiry",
	"code"
];
function problemIn(card, field) {
	if (card[field] === "") return "missing";
	if (field === "number") return problemInNumber(card.number);
	if (field === "expiry") return problemInExpiry(card.expiry);
	return card.code.length < brandOf(card.number).code ? "incomplete" : null;
}
function problemInNumber(number) {
	if (number.length < brandOf(number).least) return "incomplete";
	return isCardNumber(number) ? null : "not_a_card";
}
function problemInExpiry(expiry) {
	if (expiry.length >= 2 && !/^(0[1-9]|1[0-2])/.test(expiry)) return "no_such_month";
	return expiry.length === 4 || expiry.length === 6 ? null : "incomplete";
}
function readExpiry(expiry) {
	const year = expiry.slice(2);
	return {
		expMonth: Number(expiry.slice(0, 2)),
		expYear: Number(year.length === 2 ? \`20\${year}\` : year)
	};
}
// card-field/typed.ts
const ZEROS = [
	48,
	1632,
	1776,
	65296
];
function digitsIn(text) {
	return Array.from(text, digitOf).join("");
}
function digitOf(sign) {
	const code = sign.charCodeAt(0);
	const zero = ZEROS.find((first) => code >= first && code <= first + 9);
	return zero === void 0 ? "" : String(code - zero);
}
function rewrite(before, { text, caret }, deleted, write) {
	let digits = digitsIn(text);
	let ahead = digitsIn(text.slice(0, caret)).length;
	if (deleted && digits === digitsIn(before)) {
		if (deleted === "backward" && ahead > 0) ahead -= 1;
		digits = digits.slice(0, ahead) + digits.slice(ahead + 1);
	}
	const written = write(digits);
	return {
		text: written,
		caret: ahead === digits.length ? written.length : behindDigit(written, ahead)
	};
}
function behindDigit(text, count) {
	let seen = 0;
	for (let place = 0; place < text.length; place += 1) {
		if (seen === count) return place;
		if (/\\d/.test(text.charAt(place))) seen += 1;
	}
	return text.length;
}
// card-field/vault.ts
const MENDED = {
	invalid_number: {
		field: "number",
		problem: "not_a_card"
	},
	expired_card: {
		field: "expiry",
		problem: "expired"
	}
};
async function keep({ number, expiry }) {
	let response;
	try {
		response = await fetch("vault/tokens", {
			method: "POST",
			headers: { "Content-Type": "application/json" },
			body: JSON.stringify({
				number,
				...readExpiry(expiry)
			}),
			cache: "no-store",
			credentials: "omit"
		});
	} catch (error) {
		return {
			code: "network",
			message: \`No answer came from the vault: \${String(error)}\`
		};
	}
	const answer = await response.json();
	if (response.ok && answer.token) return { token: answer.token };
	return {
		code: "card_refused",
		message: answer.detail ?? "Refused",
		...MENDED[answer.code ?? ""]
	};
}
// ../../../../packages/contract/src/language.ts
const NAME = /^[^a-z]*([a-z]{2,3}(?:[-_]+[a-z]{4})?(?:[-_]+(?:[a-z]{2}|\\d{3}))?)(?![a-z\\d])([-_a-z\\d]*)/i;
function languageTag(...texts) {
	for (const text of texts) for (const name of (text ?? "").split(/[,:]/)) {
		const [, plain, more = ""] = NAME.exec(name.replace(/(fr)ench.*|(en)glish.*/i, "$1$2")) ?? [];
		const tag = plain && (canonical(plain + more) ?? canonical(plain));
		if (tag && !tag.startsWith("und")) return tag;
	}
}
function canonical(name) {
	try {
		return new Intl.Locale(name.replace(/[-_]+/g, "-")).toString();
	} catch (error) {
		if (error instanceof RangeError) return void 0;
		throw error;
	}
}
// ../../language.ts
function languageFor(locale) {
	return /^fr(-|$)/.test(languageTag(locale) ?? "") ? "fr" : "en";
}
// card-field/words.ts
const english = {
	language: "en",
	labels: {
		number: "Card number",
		expiry: "Expires (MM / YY)",
		code: "Security code"
	},
	problems: {
		number: {
			missing: "Enter the card number.",
			incomplete: "This number is not complete.",
			not_a_card: "This is not a card number. Check its digits."
		},
		expiry: {
			missing: "Enter the month and the year.",
			incomplete: "Enter both, such as 08 / 29.",
			no_such_month: "Months go from 01 to 12.",
			expired: "This card has expired."
		},
		code: { missing: "Enter the security code." }
	},
	codeDigits: (count) => \`It has \${count} digits.\`,
	about: (label, problem) => \`\${label}: \${problem}\`,
	refused: "This card cannot be taken. Try another one."
};
const french = {
	language: "fr",
	labels: {
		number: "Numéro de carte",
		expiry: "Expire (MM / AA)",
		code: "Code de sécurité"
	},
	problems: {
		number: {
			missing: "Saisissez le numéro de la carte.",
			incomplete: "Ce numéro n’est pas complet.",
			not_a_card: "Ce n’est pas un numéro de carte. Vérifiez les chiffres."
		},
		expiry: {
			missing: "Saisissez le mois et l’année.",
			incomplete: "Saisissez les deux, par exemple 08 / 29.",
			no_such_month: "Les mois vont de 01 à 12.",
			expired: "Cette carte a expiré."
		},
		code: { missing: "Saisissez le code de sécurité." }
	},
	codeDigits: (count) => \`Il a \${count} chiffres.\`,
	about: (label, problem) => \`\${label}\\u00a0: \${problem}\`,
	refused: "Cette carte ne peut pas être acceptée. Essayez-en une autre."
};
function cardFieldWords(locale) {
	return languageFor(locale) === "fr" ? french : english;
}
// card-field/writing.ts
function writeNumber(digits) {
	const groups = [];
	let rest = digits;
	for (const size of brandOf(digits).groups) {
		if (rest === "") break;
		groups.push(rest.slice(0, size));
		rest = rest.slice(size);
	}
	return groups.join(" ");
}
function writeExpiry(digits) {
	const whole = /^[2-9]/.test(digits) ? \`0\${digits}\` : digits;
	if (whole.length < 2) return whole;
	const year = whole.slice(2, whole.startsWith("20", 2) ? 6 : 4);
	return \`\${whole.slice(0, 2)} / \${year}\`;
}
function writeCode(digits, number) {
	return digits.slice(0, brandOf(number).code);
}
// card-field/form.ts
const LATE = 150;
var CardForm = class {
	#say;
	#words;
	#fields;
	#complete = false;
	#refused;
	constructor({ locale }, say) {
		this.#say = say;
		this.#words = cardFieldWords(locale);
		this.#fields = {
			number: partsOf("number"),
			expiry: partsOf("expiry"),
			code: partsOf("code")
		};
		for (const name of FIELDS) this.#begin(name);
		element("form").addEventListener("submit", (event) => event.preventDefault());
		element("form").addEventListener("keydown", ({ key, isComposing }) => {
			if (key === "Enter" && !isComposing) say({ type: "submit" });
		});
		this.#changed();
	}
	focus() {
		const take = () => {
			if (!this.#focusFirstWrong()) this.#fields.number.input.focus();
		};
		take();
		setTimeout(() => {
			if (document.activeElement === document.body) take();
		}, LATE);
	}
	async tokenize(id) {
		this.#showGeneral("");
		this.#refused = void 0;
		for (const name of FIELDS) this.#show(name);
		if (this.#focusFirstWrong()) {
			this.#say({
				type: "refusal",
				id,
				code: "card_incomplete",
				message: "The card is not complete"
			});
			return;
		}
		const kept = await keep(this.#card);
		if ("token" in kept) {
			this.#say({
				type: "token",
				id,
				token: kept.token
			});
			return;
		}
		const { code, message, field, problem } = kept;
		if (field && problem) this.#refuse(field, problem);
		else if (code !== "network") this.#showGeneral(this.#words.refused);
		this.#focusFirstWrong();
		this.#say({
			type: "refusal",
			id,
			code,
			message
		});
	}
	get #card() {
		const { number, expiry, code } = this.#fields;
		return {
			number: digitsIn(number.input.value),
			expiry: digitsIn(expiry.input.value),
			code: digitsIn(code.input.value)
		};
	}
	#begin(name) {
		const { input } = this.#fields[name];
		element(\`label[for=\${name}]\`).textContent = this.#words.labels[name];
		let before = input.value;
		input.addEventListener("input", (event) => {
			before = this.#rewrite(name, before, event instanceof InputEvent ? event.inputType : "");
			this.#changed();
			if (input.ariaInvalid === "true" && !this.#problem(name)) this.#show(name);
		});
		input.addEventListener("blur", () => this.#complain(name));
	}
	#rewrite(name, before, inputType) {
		const { input } = this.#fields[name];
		const text = name === "expiry" ? input.value.replace(/^\\s*([1-9])\\s*[/.-]/, "0$1/") : input.value;
		const caret = (input.selectionStart ?? text.length) + text.length - input.value.length;
		const deleted = /^deleteContent(Backward|Forward)$/.exec(inputType)?.[1];
		const typed = rewrite(before, {
			text,
			caret
		}, deleted === "Backward" ? "backward" : deleted === "Forward" ? "forward" : null, (digits) => this.#write(name, digits));
		if (typed.text !== input.value) {
			input.value = typed.text;
			input.setSelectionRange(typed.caret, typed.caret);
		}
		return typed.text;
	}
	#write(name, digits) {
		if (name === "number") return writeNumber(digits);
		return name === "expiry" ? writeExpiry(digits) : writeCode(digits, this.#card.number);
	}
	#changed() {
		element("#brand").textContent = brandOf(this.#card.number).name;
		const complete = FIELDS.every((name) => !problemIn(this.#card, name));
		if (complete === this.#complete) return;
		this.#complete = complete;
		this.#say({
			type: "change",
			complete
		});
	}
	#complain(name) {
		const problem = this.#problem(name);
		if (problem === "missing") return;
		this.#show(name);
		const text = problem ? this.#words.about(this.#words.labels[name], this.#text(name, problem)) : "";
		element("#status").textContent = text;
	}
	#refuse(field, problem) {
		this.#refused = {
			field,
			digits: this.#card[field],
			problem
		};
		this.#show(field);
	}
	#problem(name) {
		const { field, digits, problem } = this.#refused ?? {};
		if (problem && field === name && digits === this.#card[name]) return problem;
		return problemIn(this.#card, name);
	}
	#show(name) {
		const { input, error } = this.#fields[name];
		const problem = this.#problem(name);
		error.textContent = problem ? this.#text(name, problem) : "";
		input.ariaInvalid = problem ? "true" : "false";
	}
	#text(name, problem) {
		return this.#words.problems[name][problem] ?? this.#words.codeDigits(brandOf(this.#card.number).code);
	}
	#showGeneral(text) {
		element("#refusal").textContent = text;
	}
	#focusFirstWrong() {
		const wrong = FIELDS.map((name) => this.#fields[name].input).find((each) => each.ariaInvalid === "true");
		wrong?.focus();
		return wrong !== void 0;
	}
};
function partsOf(name) {
	const input = element(\`#\${name}\`);
	if (!(input instanceof HTMLInputElement)) throw new Error(\`#\${name} is no input\`);
	return {
		input,
		error: element(\`#\${name}-error\`)
	};
}
function element(selector) {
	const found = document.querySelector(selector);
	if (!found) throw new Error(\`The frame has no \${selector}\`);
	return found;
}
// card-field/main.ts
function dress({ locale, dir, appearance }) {
	const { documentElement } = document;
	documentElement.lang = cardFieldWords(locale).language;
	documentElement.dir = dir;
	const { fontFamily, fontSize, color, background, accent, critical, radius, colorScheme } = appearance;
	const looks = {
		"color-scheme": colorScheme,
		"--font-family": fontFamily,
		"--font-size": fontSize,
		"--color": color,
		"--background": background,
		"--accent": accent,
		"--critical": critical,
		"--radius": radius
	};
	for (const [name, value] of Object.entries(looks)) documentElement.style.setProperty(name, value);
}
whenOpened((opening, say) => {
	dress(opening);
	const form = new CardForm(opening, say);
	return (message) => {
		if (message.type === "focus") form.focus();
		else if (message.type === "appearance") dress({
			...opening,
			appearance: message.appearance
		});
		else form.tokenize(message.id);
	};
});
`;

export const cardFieldStyles = `* {
  box-sizing: border-box;
  margin: 0;
}

html {
  background: var(--background, transparent);
  color: var(--color, CanvasText);
  font-family: var(--font-family, system-ui, sans-serif);
  font-size: var(--font-size, 16px);
  font-variant-numeric: tabular-nums;
  line-height: 1.5;
  overflow: hidden;
  overflow-wrap: break-word;
}

/* Room for the outline of what has the focus: it cannot leave the frame. */
form {
  display: grid;
  gap: 12px;
  grid-template-columns: repeat(2, minmax(0, 1fr));
  padding: 3px;
}

.field {
  align-content: start;
  display: grid;
  gap: 4px;
  grid-template-columns: minmax(0, 1fr);
}

.number,
#refusal {
  grid-column: 1 / -1;
}

label {
  font-weight: 600;
}

/* English in a page that runs from right to left is English still. */
label,
.error {
  text-align: match-parent;
  unicode-bidi: plaintext;
}

@media (width < 24em) {
  .field {
    grid-column: 1 / -1;
  }
}

.box {
  display: grid;
}

.box > * {
  grid-area: 1 / 1;
}

input {
  background: transparent;
  border: 1px solid color-mix(in srgb, currentColor 45%, transparent);
  border-radius: var(--radius, 6px);
  color: inherit;
  font: inherit;
  inline-size: 100%;
  min-block-size: 36px;
  min-inline-size: 0;
  padding: 4px 8px;
}

/* The digits run from left to right in any language, and begin where the language does. */
[dir='rtl'] input {
  text-align: right;
}

input:hover {
  border-color: currentColor;
}

input:focus-visible {
  outline: 2px solid var(--accent, currentColor);
  outline-offset: 1px;
}

[aria-invalid='true'] {
  border-color: var(--critical, #d4202f);
}

#brand {
  align-self: center;
  font-size: 0.875em;
  justify-self: end;
  opacity: 0.76;
  padding-inline: 8px;
  pointer-events: none;
}

/* Under 20em there is no room beside the number: the brand is said to screen readers alone. */
@media (width < 20em) {
  #brand {
    block-size: 1px;
    clip-path: inset(50%);
    inline-size: 1px;
    overflow: hidden;
    padding: 0;
    white-space: nowrap;
  }
}

.error {
  color: var(--critical, #d4202f);
  font-size: 0.875em;
}

.error:empty {
  display: none;
}

#status {
  block-size: 1px;
  clip-path: inset(50%);
  inline-size: 1px;
  overflow: hidden;
  position: absolute;
  white-space: nowrap;
}

@media (pointer: coarse) {
  input {
    min-block-size: 44px;
  }
}
`;

export const bankScript = `// opened.ts
function whenOpened(begin) {
	const host = new URLSearchParams(location.search).get("host");
	addEventListener("message", (event) => {
		const [port] = event.ports;
		if (!port || event.source !== window.parent || event.origin !== host) return;
		const hear = begin(event.data, (message) => port.postMessage(message));
		port.onmessage = (heard) => hear(heard.data);
		tellHeight(port);
	});
}
function tellHeight(port) {
	const { documentElement } = document;
	const tell = () => port.postMessage({
		type: "height",
		height: Math.ceil(documentElement.getBoundingClientRect().height)
	});
	new ResizeObserver(tell).observe(documentElement);
}
// bank/main.ts
async function answer(outcome) {
	const query = new URLSearchParams(location.search);
	const about = Object.fromEntries(["paymentId", "paymentMethodId"].flatMap((name) => {
		const id = query.get(name);
		return id === null ? [] : [[name, id]];
	}));
	const response = await fetch("authentications", {
		method: "POST",
		headers: { "Content-Type": "application/json" },
		body: JSON.stringify({
			...about,
			outcome
		}),
		cache: "no-store",
		credentials: "omit"
	});
	if (!response.ok) throw new Error(\`\${response.status} \${response.statusText}\`);
}
function settle(outcome, say) {
	const buttons = document.querySelectorAll("button");
	const alert = document.querySelector("[role=alert]");
	for (const button of buttons) button.disabled = true;
	answer(outcome).then(() => say({
		type: "answer",
		outcome
	}), (error) => {
		for (const button of buttons) button.disabled = false;
		if (alert) alert.textContent = alert.dataset.text ?? String(error);
	});
}
whenOpened((_, say) => {
	for (const button of document.querySelectorAll("button")) {
		const { outcome } = button.dataset;
		button.disabled = false;
		button.addEventListener("click", () => outcome === "succeeded" || outcome === "refused" ? settle(outcome, say) : say({ type: "leave" }));
	}
	addEventListener("keydown", ({ key }) => {
		if (key === "Escape") say({ type: "leave" });
	});
	document.querySelector("h1")?.focus();
	return () => void 0;
});
`;

export const bankStyles = `/* A bank's own page: it looks like no part of the page that it is shown in. */
* {
  box-sizing: border-box;
  margin: 0;
}

html {
  --blue: #14467e;
  background: #fff;
  color: #16202c;
  color-scheme: light;
  font:
    16px/1.5 system-ui,
    sans-serif;
  overflow: hidden;
  overflow-wrap: break-word;
}

@media (prefers-color-scheme: dark) {
  html {
    --blue: #9cc6f5;
    background: #141b24;
    color: #e6ecf3;
    color-scheme: dark;
  }
}

header {
  border-block-end: 3px solid var(--blue);
  color: var(--blue);
  font-weight: 600;
  padding: 12px 24px;
}

main {
  display: grid;
  gap: 16px;
  padding: 24px;
}

h1 {
  font-size: 1.375rem;
  font-weight: 600;
  line-height: 1.3;
  text-wrap: balance;
}

.actions {
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
}

button {
  background: transparent;
  border: 1px solid var(--blue);
  border-radius: 4px;
  color: var(--blue);
  cursor: pointer;
  font: inherit;
  font-weight: 600;
  min-block-size: 44px;
  padding: 8px 20px;
}

button[data-outcome='succeeded'] {
  background: var(--blue);
  color: Canvas;
}

button:disabled {
  cursor: default;
  opacity: 0.6;
}

:focus-visible {
  outline: 2px solid currentColor;
  outline-offset: 2px;
}

button[data-outcome='succeeded']:focus-visible {
  outline-color: var(--blue);
}

.small {
  font-size: 0.875rem;
  opacity: 0.8;
}

[role='alert']:empty {
  display: none;
}

h1:focus {
  outline: none;
}
`;
