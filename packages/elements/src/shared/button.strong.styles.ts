import { css } from 'lit';

// The accent may be the text's own colour, of which nothing is known here: the button takes it as its colour, fills
// itself with that, and the label inside is black or white, whichever can be read on it.
/** For elements that have primary or dangerous buttons. */
export const strongButtonStyles = css`
  .button.danger {
    color: var(--_critical);
  }
  .button.primary {
    background: currentColor;
    border-color: currentColor;
  }
  .button.primary:hover {
    opacity: 0.88;
  }
  .primary > span {
    color: var(--billing-on-accent, Canvas);
  }
  @supports (color: oklch(from red l c h)) {
    .primary > span {
      color: var(--billing-on-accent, oklch(from currentColor clamp(0, (0.65 - l) * 1000, 1) 0 0));
    }
  }
`;
