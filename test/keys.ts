// One spelling of keys in every engine: 'Enter', 'Tab', 'Shift+Tab', 'Control+a'.
import type { Keyboard, KeyInput } from 'puppeteer-core';
import { Key } from 'webdriverio';

/** Presses the keys of a chord together, by Puppeteer. */
export async function pressChord(keyboard: Pick<Keyboard, 'down' | 'up'>, chord: string): Promise<void> {
  const keys = keysOf(chord) as KeyInput[];
  for (const key of keys) await keyboard.down(key);
  for (const key of keys.reverse()) await keyboard.up(key);
}

interface KeyAction {
  type: 'keyDown' | 'keyUp';
  value: string;
}

/** The same as WebDriver's actions. */
export function chordActions(chord: string) {
  const keys = keysOf(chord).map((key) => (key in Key ? Key[key as keyof typeof Key] : key));
  return keyActions([
    ...keys.map((value) => ({ type: 'keyDown' as const, value })),
    ...keys.reverse().map((value) => ({ type: 'keyUp' as const, value })),
  ]);
}

/** Types a text key by key, as WebDriver's actions. */
export function typeActions(text: string) {
  return keyActions(
    Array.from(text).flatMap((value) => [
      { type: 'keyDown' as const, value },
      { type: 'keyUp' as const, value },
    ]),
  );
}

const keyActions = (actions: KeyAction[]) => [{ type: 'key', id: 'keyboard', actions }];

const keysOf = (chord: string) => chord.split(/(?<=.)\+/).map((key) => (key === 'Space' ? ' ' : key));
