/** The size of the reader's letters, which a window is measured in. */

const USUAL = 16; // px, of letters in a browser that nobody has set otherwise
const PHONE = 760; // px, of a window with usual letters; a narrower one is a phone's

/** The height of letters as a multiple of the usual one. */
const measured = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL;

let times = measured();

/** How many times as large as usual letters are. */
export const enlargement = () => times;

/** The width of the window in px, as it would be with usual letters. */
export const windowWidth = () => innerWidth / times;

export const isPhone = () => windowWidth() < PHONE;

/**
 * Call `listener` whenever the size of the window or of letters changes.
 * @param {() => void} listener
 */
export function onWindow(listener) {
  addEventListener("resize", listener);
  const sized = document.querySelector(".logo"); // whose size is a number of letters
  if (!sized) return;
  new ResizeObserver(() => {
    times = measured();
    listener();
  }).observe(sized);
}
