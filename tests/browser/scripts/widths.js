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
  const letters = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16; // of which a window has so many
  const isPhone = innerWidth / letters < 760;
  const isLow = innerHeight / letters <= 500; // where less is asked for, and below 330 px the page may be scrolled
  const sheet = [...document.querySelectorAll(".card")].find(shown);
  const open = (selector) => [...document.querySelectorAll(selector)].find(shown);
  const panes = [[".top", 200, 40], ["#canvas, #overview, #lines", 200, isLow ? 100 : 200]];
  if (!isPhone) panes.push([".side", 200, isLow ? 100 : 200]);
  for (const [selector, least, lowest] of panes) {
    const pane = open(selector);
    if (!pane) {
      say(`${selector} is not there`);
      continue;
    }
    const { left, right, top, bottom } = pane.getBoundingClientRect();
    const width = Math.min(right, innerWidth) - Math.max(left, 0);
    const height = innerHeight / letters < 330 ? bottom - top : Math.min(bottom, innerHeight) - Math.max(top, 0);
    if (width < least || height < lowest) say(`${name(pane)} has ${width} by ${height}`);
    if (!isPhone && sheet && selector !== ".top") {
      const other = sheet.getBoundingClientRect();
      const across = Math.min(right, other.right) - Math.max(left, other.left);
      const down = Math.min(bottom, other.bottom) - Math.max(top, other.top);
      if (across > 1 && down > 1) say(`the card covers ${name(pane)}`);
    }
  }
  const map = document.getElementById("panel-map").getBoundingClientRect();
  const below = isPhone ? map.bottom : sheet && innerWidth / letters <= 1180 && !isLow ? sheet.getBoundingClientRect().top : innerHeight;
  const hasQuery = document.body.dataset.tab === "query";
  if (innerHeight / letters >= 330 && !hasQuery && Math.abs(map.bottom - below) > 1) say(`below the map ${below - map.bottom} px are empty`);
  const { width, height } = document.querySelector("#canvas canvas");
  const { clientWidth, clientHeight } = document.getElementById("canvas");
  if (clientHeight && Math.abs(width / height - clientWidth / clientHeight) > 0.02) say("the map is distorted");
  return found;
});
