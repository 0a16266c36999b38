/** The kit's version: two versions of one tag on a page are told apart by it. */
export const VERSION = '0.1.0';
