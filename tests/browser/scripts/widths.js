/** What is wrong with the page at the width of its window: an expression, for Playwright to evaluate. */
(() => {
  const found = [];
  const say = (text) => found.push(`${innerWidth}: ${text}`);
  const shown = (element) => element && element.offsetWidth > 0 && getComputedStyle(element).visibility !== "hidden";
  const name = (element) => element.id || element.className || element.tagName;
  if (document.documentElement.scrollWidth !== innerWidth) {
    say(`the page is ${document.documentElement.scrollWidth} wide`);
  }
  const parts = [...document.querySelectorAll(".logo, .name h1, #verdict, .search, .tool")].filter(shown);
  const boxes = parts.map((part) => part.getBoundingClientRect());
  parts.forEach((part, at) => {
    const { left, right, width } = boxes[at];
    if (left < 0 || right > innerWidth) say(`${name(part)} is out of the window`);
    if (width < 24) say(`${name(part)} is ${width} wide`);
    for (let other = 0; other < at; other += 1) {
      const [a, b] = [boxes[at], boxes[other]];
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 1 && down > 1) say(`${name(part)} lies on ${name(parts[other])}`);
    }
  });
  const isPhone = innerWidth < 760;
  const panes = [".top", "#canvas", ...(isPhone ? [] : ["#panel-article"])];
  for (const pane of panes) {
    const { left, right, top, bottom } = document.querySelector(pane).getBoundingClientRect();
    const [width, height] = [
      Math.min(right, innerWidth) - Math.max(left, 0),
      Math.min(bottom, innerHeight) - Math.max(top, 0),
    ];
    if (width < 200 || height < (pane === ".top" ? 40 : 200)) say(`${pane} has ${width} by ${height}`);
  }
  const { width, height } = document.querySelector("#canvas canvas");
  const { clientWidth, clientHeight } = document.getElementById("canvas");
  if (Math.abs(width / height - clientWidth / clientHeight) > 0.02) say("the map is distorted");
  return found;
});
