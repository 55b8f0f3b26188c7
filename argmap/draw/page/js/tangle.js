/** How many lines are too many to be told apart. */

const [MANY, EACH] = [90, 1.5]; // in all, and for each box

/**
 * @param {number} relations
 * @param {number} boxes
 */
export const isTangle = (relations, boxes) => relations > MANY && relations > EACH * boxes;
