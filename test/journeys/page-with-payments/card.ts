/** It pays, as any that is well-formed, and has digits that are nowhere else. */
export const PAYS = '4716 2958 3640 1375';
