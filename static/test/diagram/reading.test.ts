/** What is lit, where the arrow keys lead, what a screen reader hears, where the frame scrolls to. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pathsThrough } from '../../src/diagram/focus';
import { scrolled, steadied, together, whereabouts } from '../../src/diagram/follow';
import { inside, type Box } from '../../src/diagram/geometry';
import { layout } from '../../src/diagram/layout';
import { edgeStop, nextStop, stops, type Arrow } from '../../src/diagram/nav';
import { nameStyle, scoped } from '../../src/diagram/shape';
import type { NameStyle } from '../../src/refs';
import { translate } from '../../src/state/catalogue';
import { NOTES as WRITING } from '../../src/writing';
import { spoken, type Hearing } from '../../src/diagram/spoken';
import { anyShape, ROOMS, seeds, shape } from './shapes';

const NOTES = shape([2, 2, 2, 2]);

test('through an edge run only the paths that use it', () => {
  const paths = pathsThrough(NOTES, 'dw.2.1.2');
  assert.deepEqual([paths.unit(1, 1), paths.unit(1, 2), paths.unit(2, 1), paths.unit(2, 2)], [false, true, true, false]);
  assert.ok(paths.unit(0, 1) && paths.unit(0, 2) && paths.unit(3, 1) && paths.unit(3, 2));
  assert.ok(paths.edge({ layer: 1, to: 2, from: 1 }) && paths.edge({ layer: 3, to: 2, from: 1 }));
  assert.equal(paths.edge({ layer: 2, to: 1, from: 1 }), false);
  assert.equal(paths.edge({ layer: 3, to: 1, from: 2 }), false);
});

test('through a node run all paths of its layer’s neighbours that meet it', () => {
  const paths = pathsThrough(NOTES, 'h.2.2');
  assert.ok(paths.unit(1, 1) && paths.unit(2, 2) && !paths.unit(2, 1));
  assert.ok(paths.edge({ layer: 2, to: 2, from: 1 }) && !paths.edge({ layer: 2, to: 1, from: 1 }));
});

test('an output’s label belongs to its output; the loss, a matrix and nothing chosen leave all lit', () => {
  assert.equal(pathsThrough(NOTES, 't.2').unit(3, 1), false);
  for (const ref of ['L', 'W.2', 'eta', null]) assert.ok(pathsThrough(NOTES, ref).unit(2, 1));
});

const ARROWS: readonly Arrow[] = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];

test('the arrow keys reach every place from every place', () => {
  for (const random of seeds(15)) {
    const network = anyShape(random);
    const picture = layout(network, random.pick(ROOMS));
    const all = stops(picture, network);
    const found = new Set<string>();
    const open = [edgeStop(all, false) ?? ''];
    while (open.length > 0) {
      const here = open.pop() ?? '';
      if (found.has(here)) continue;
      found.add(here);
      open.push(...ARROWS.map((arrow) => nextStop(all, here, arrow, picture.flow) ?? ''));
    }
    assert.deepEqual(all.map(({ ref }) => ref).filter((ref) => !found.has(ref)), []);
  }
});

test('reading down, the arrow keys turn with the picture', () => {
  const picture = layout(NOTES, ROOMS[3]);
  const all = stops(picture, NOTES);
  assert.equal(nextStop(all, 'h.1.1', 'ArrowDown', picture.flow), 'a.1.1');
  assert.equal(nextStop(all, 'h.1.1', 'ArrowRight', picture.flow), 'h.1.2');
});

test('the arrow keys follow the picture, and stay at its ends', () => {
  const all = stops(layout(NOTES, ROOMS[0]), NOTES);
  const next = (ref: string | null, arrow: Arrow): string | null => nextStop(all, ref, arrow, 'right');
  assert.equal(next('h.1.1', 'ArrowRight'), 'a.1.1');
  assert.equal(next('h.1.1', 'ArrowDown'), 'h.1.2');
  assert.equal(next('x.1', 'ArrowRight'), 'w.1.1.1');
  assert.equal(next('x.1', 'ArrowLeft'), 'x.1');
  assert.equal(next('h.1.2', 'ArrowDown'), 'h.1.2');
  assert.equal(next(null, 'ArrowLeft'), all[0]?.ref);
  assert.equal(edgeStop(all, true), all.at(-1)?.ref);
});

/** All of it, one after the other. */
const said = (ref: string, of: Hearing): string => Object.values(spoken(ref, of)).join(', ');

const hearing = (numbers: Record<string, number>, sample = 1, frozen = false): Hearing => ({
  shape: NOTES,
  style: nameStyle(NOTES, WRITING),
  sample,
  frozen,
  value: (ref) => numbers[ref],
  t: (key, params) => translate('en', key, params),
});

test('an edge is heard with its weight, its gradient and its new value, as far as they are known', () => {
  assert.equal(said('w.2.1.2', hearing({ 'w.2.1.2': 1.5 })), 'weight w 2 1 2, 1.5');
  const numbers = { 'w.2.1.2': 1.5, 'dw.2.1.2': 10.5, 'new.w.2.1.2': 1.395 };
  assert.equal(said('w.2.1.2', hearing(numbers)), 'weight w 2 1 2, 1.5, gradient 10.5, new value 1.395');
});

test('a loss is heard with what the update makes of it', () => {
  assert.equal(said('L', hearing({ L: 2.5, 'new.L': 0.5 })), 'loss L, 2.5, new value 0.5');
});

test('a frozen bias is heard as such, and what is not a bias is not', () => {
  const numbers = { 'b.2.1': 0.5, 'db.2.1': 4, 'w.2.1.2': 1.5 };
  assert.equal(said('b.2.1', hearing(numbers, 1, true)), 'bias b 2 1, 0.5, frozen, gradient 4');
  assert.equal(said('b.2.1', hearing(numbers)), 'bias b 2 1, 0.5, gradient 4');
  assert.equal(said('w.2.1.2', hearing(numbers, 1, true)), 'weight w 2 1 2, 1.5');
});

test('a sum is heard with what its gate does, an output with its Δ', () => {
  assert.equal(said('h.2.2', hearing({})), 'sum h 2 2, not yet known');
  assert.equal(said('h.2.2', hearing({ 'h.2.2': -3.5, 'slope.2.2': 0, 'dz.2.2': 0 })), 'sum h 2 2, minus 3.5, gate shut, gradient 0');
  assert.equal(said('y.1', hearing({ 'y.1': 2.25, 'dy.1': 1.25 })), 'output y 1, 2.25, gradient 1.25');
});

test('in another sample’s story its own numbers are heard', () => {
  const other = { 'h.1.1@2': 4, 'dz.1.1@2': 0.5 };
  assert.match(said('h.1.1@2', hearing(other, 2)), /, 4, gradient 0.5$/);
});

test('a number to be stepped is told apart from its name', () => {
  const numbers = { 'w.2.1.2': -1.5, 'dw.2.1.2': 2e-5 };
  assert.deepEqual(spoken('w.2.1.2', hearing(numbers)), {
    name: 'weight w 2 1 2',
    told: 'minus 1.5, gradient 2 times 10 to the power of minus 5',
  });
});

test('indices are spelled one by one, two-digit ones whole', () => {
  const name = (ref: string, style: Partial<NameStyle>): string =>
    spoken(ref, { ...hearing({}), style: { ...WRITING, chain: false, batch: false, depth: 3, ...style } }).name;
  assert.equal(name('w.2.1.2', {}), 'weight w 2 1 2');
  assert.equal(name('w.2.11.2', {}), 'weight w 2 11 2');
  assert.equal(name('w.2.1.2', { names: 'nielsen', orientation: 'to_from', batch: true }), 'weight w 2 1 2');
  assert.equal(name('w.2.1.2', { names: 'torch', orientation: 'to_from' }), 'weight W 2 1 2');
  assert.equal(name('w.3.1.1', { chain: true }), 'weight w 3');
  assert.equal(name('t.1', { batch: true }), 'label y 1');
});

test('a ref moves into a sample’s story only where it has one', () => {
  assert.equal(scoped('h.1.1', 2), 'h.1.1@2');
  assert.equal(scoped('h.1.1', 1), 'h.1.1');
  assert.equal(scoped('w.1.1.1', 2), 'w.1.1.1');
  assert.equal(scoped('L', 2), 'L');
});

test('the frame scrolls no farther than it takes', () => {
  assert.equal(scrolled(0, 300, 100, 50), 0);
  assert.equal(scrolled(0, 300, 400, 50), 150);
  assert.equal(scrolled(500, 300, 400, 50), 400);
  assert.equal(scrolled(0, 300, 100, 400), 150);
});

test('nothing moves sideways where all but the rim is seen already', () => {
  assert.equal(steadied(0, 300, 260, 60, 20), 0);
  assert.equal(steadied(80, 300, 60, 60, 20), 80);
  assert.equal(steadied(0, 300, 261, 60, 20), 21);
  assert.equal(steadied(81, 300, 60, 60, 20), 60);
});

test('a matrix is where its column is, with a layer in its name or without', () => {
  const network = shape([3, 4, 2]);
  const picture = layout(network, ROOMS[3]);
  const holds = (text: string, boxes: readonly Box[]): boolean => {
    const box = whereabouts(picture, network, text);
    return box !== null && boxes.every((part) => inside(part, box));
  };
  const column = (at: number): Box[] => picture.units.filter(({ layer }) => layer === at).map(({ forward }) => forward);
  for (const text of ['Y', 'dY', 'H.2', 'dZ.2']) assert.ok(holds(text, column(2)), text);
  for (const text of ['H.1', 'W.1']) assert.ok(holds(text, column(1)), text);
  for (const text of ['X', 'dX']) assert.ok(holds(text, picture.inputs.map(({ value }) => value)), text);
});

test('every step’s target has a place to scroll to', () => {
  const picture = layout(NOTES, ROOMS[0]);
  for (const ref of ['h.2.1', 'y.1', 'L', 'dy.2', 'dw.2.1.2', 'dx.1', 'H.2', 'dW.3', 'new.w.1.1.1', 'p.1.1.2']) {
    assert.ok(whereabouts(picture, NOTES, ref), ref);
  }
  assert.equal(whereabouts(picture, NOTES, 'h.9.1'), null);
});

test('what a step speaks of is seen at once where the window holds it, without its neighbours if need be', () => {
  const picture = layout(NOTES, { w: 360, h: 306 });
  const held = (h: number): Box => together(picture, NOTES, ['new.w.3.2.2', 'L'], { w: 360, h })?.box as Box;
  const label = picture.edges.find(({ id }) => id === 'w.3.2.2')?.label.box as Box;
  for (const h of [picture.height, 306]) for (const part of [label, picture.loss.box]) assert.ok(inside(part, held(h)));
  assert.ok(held(306).h <= 306 && held(picture.height).h > 306);
  assert.ok(inside(label, held(80)) && !inside(picture.loss.box, held(80)), 'else the first of them');
});
