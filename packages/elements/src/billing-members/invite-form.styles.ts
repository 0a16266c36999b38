import { css } from 'lit';

export const inviteStyles = css`
  form {
    max-inline-size: 32rem;
  }
  .address {
    align-items: center;
    display: flex;
    gap: 12px;
  }
  /* Only the first says aloud what all of them are. */
  .more label {
    block-size: 1px;
    clip-path: inset(50%);
    inline-size: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
  }
  .address > .button {
    font-size: 1.25em;
    min-inline-size: 32px;
  }
  .address > .button > span {
    text-decoration: none;
  }
`;
