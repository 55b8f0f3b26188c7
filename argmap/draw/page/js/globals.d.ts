// deno-lint-ignore-file no-var no-explicit-any
/** What the page's modules share beyond what they import. */

/** vis-network, once `library.js` has run it. */
declare var vis: any;

/** For tests and for those who script the page. */
declare var argmap: any;
