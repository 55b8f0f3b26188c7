/** Where the page begins: every view is started once, then the state is taken from the address. */

import { own, shownMap } from "./additions.js";
import { data } from "./data.js";
import { startAnnouncing } from "./announce.js";
import { startArticle } from "./article.js";
import { rehearseCard, startCard } from "./card.js";
import { onCommand } from "./commands.js";
import { startChart, view } from "./chart.js";
import { whenIdle } from "./dom.js";
import { contrast } from "./contrast.js";
import { startDepth } from "./depth.js";
import { evaluate } from "./evaluate.js";
import { startExam } from "./exam.js";
import { exerciseOf, groups } from "./exercises.js";
import { explain } from "./explain.js";
import { Findings } from "./findings.js";
import { startFilters } from "./filters.js";
import { startFrame } from "./frame.js";
import { startLearning } from "./learn.js";
import { loadLibrary } from "./library.js";
import { startOutline } from "./outline.js";
import { startOverview } from "./overview.js";
import { startRing } from "./ring.js";
import { startPractice } from "./practice.js";
import { startSaving, table } from "./saving.js";
import { startStandards } from "./standards.js";
import { authorsIndex, startSearch } from "./search.js";
import { canRedo, change, redo, select, showMore, start, state, toggleFold, undo } from "./state.js";
import { startTelling } from "./telling.js";
import { startWalk } from "./walk.js";

startFrame();
startDepth();
startFilters();
startStandards();
startArticle();
startOutline();
startOverview();
startRing();
startCard();
startSearch();
startWalk();
startPractice();
startExam();
startLearning();
startSaving();
startAnnouncing();
startTelling();
start();

addEventListener("keydown", (event) => onCommand(event, "keys"));

/** The map comes last: all else works while the library is unpacked, and where it cannot be. */
loadLibrary().then(() => {
  startChart();
  whenIdle(rehearseCard); // which the first choice would wait for
  whenIdle(authorsIndex); // and the first search
  /** For tests and for those who script the page; nothing on the page uses it. */
  globalThis.argmap = {
    data,
    own,
    shownMap,
    evaluate,
    explain,
    contrast,
    exerciseOf,
    groups,
    Findings,
    state,
    change,
    select,
    undo,
    redo,
    canRedo,
    toggleFold,
    showMore,
    view,
    table,
  };
});
