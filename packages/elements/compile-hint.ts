/**
 * The first line of a script that is needed at once: Chromium compiles all of it beside the page while it is downloaded,
 * and not function by function as each is first called. The first rows of a history come some 4 ms sooner. To other
 * browsers it is a comment.
 */
export const compileHint = '//# allFunctionsCalledOnLoad';
