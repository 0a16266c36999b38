import { css } from 'lit';

export const remedyStyles = css`
  .after {
    margin-block-start: 8px;
  }
`;
