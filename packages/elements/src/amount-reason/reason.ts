import type { TemplateResult } from 'lit';

/** Why a figure is what it is. Whatever is not there is `false` or `undefined`. */
export interface Reason {
  /** Plain words, one sentence after the other. */
  sentences: readonly unknown[];
  /** What only some want to know. */
  notes?: readonly unknown[];
  picture?: TemplateResult | undefined;
}
