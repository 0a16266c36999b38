import { css } from 'lit';

export const noticeListStyles = css`
  .notices {
    display: grid;
    gap: 24px;
    grid-template-columns: minmax(0, 1fr);
  }
  .said:has(.notice) + .stack:has(li) {
    margin-block-start: 24px;
  }
  .said:focus {
    outline: none;
  }
`;
