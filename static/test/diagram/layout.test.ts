import assert from 'node:assert/strict';
import { test } from 'node:test';

import { around, inside, overlap, stretchIn, unite, type Box } from '../../src/diagram/geometry';
import { layout, type Layout } from '../../src/diagram/layout';
import { hasNames, LEAST } from '../../src/diagram/sizes';
import { anyShape, obstacles, ROOMS, seeds, shape } from './shapes';

const NOTES = shape([2, 2, 2, 2]);
const rounded = ({ x, y }: { x: number; y: number }): string => `${Math.round(x)} ${Math.round(y)}`;
const page = ({ width, height }: Layout): Box => ({ x: 0, y: 0, w: width, h: height });

test("the notes' network on a desktop, as it was when last looked at", () => {
  const picture = layout(NOTES, ROOMS[0]);
  assert.deepEqual(
    {
      size: [picture.width, picture.height, picture.size.font, picture.detail, picture.flow],
      inputs: picture.inputs.map(({ at }) => rounded(at)),
      units: picture.units.map(({ layer, unit, forward }) => `${layer}.${unit} at ${rounded(forward)}`),
      labels: picture.edges.map(({ id, label }) => `${id} ${label.stand} at ${rounded(label.at)}`),
      loss: rounded(picture.loss.box),
      targets: picture.targets.map(({ box }) => rounded(box)),
    },
    SEEN,
  );
});

const SEEN = {
  size: [1048, 582, 15, 'full', 'right'],
  inputs: ['44 171', '44 425'],
  units: [
    '1.1 at 213 154',
    '1.2 at 213 407',
    '2.1 at 458 154',
    '2.2 at 458 407',
    '3.1 at 703 154',
    '3.2 at 703 407',
  ],
  labels: [
    'w.1.1.1 straddle at 142 171',
    'w.1.1.2 plate at 91 340',
    'w.1.2.1 plate at 83 266',
    'w.1.2.2 straddle at 142 425',
    'w.2.1.1 straddle at 387 171',
    'w.2.1.2 plate at 336 340',
    'w.2.2.1 plate at 328 266',
    'w.2.2.2 straddle at 387 425',
    'w.3.1.1 straddle at 632 171',
    'w.3.1.2 plate at 581 340',
    'w.3.2.1 plate at 573 266',
    'w.3.2.2 straddle at 632 425',
  ],
  loss: '876 281',
  targets: ['982 155', '982 409'],
};

test('layers follow one another, inputs first, then the loss, then the labels', () => {
  for (const random of seeds(30)) {
    const picture = layout(anyShape(random), random.pick(ROOMS));
    const main = picture.flow === 'right' ? 'x' : 'y';
    const columns = [
      picture.inputs.map(({ out }) => out[main]),
      ...[...new Set(picture.units.map(({ layer }) => layer))].map((layer) =>
        picture.units.filter((unit) => unit.layer === layer).flatMap((u) => [u.in[main], u.out[main]]),
      ),
      [picture.loss.in[main], picture.loss.back[main]],
      picture.targets.map(({ out }) => out[main]),
    ];
    columns.slice(1).forEach((column, at) => {
      assert.ok(Math.max(...(columns[at] ?? [])) < Math.min(...column));
    });
  }
});

test('nodes keep clear of one another and inside the picture', () => {
  for (const random of seeds(40)) {
    const picture = layout(anyShape(random), random.pick(ROOMS));
    const nodes = [
      ...picture.inputs.map(({ value, backward }) => unite([value, backward])),
      ...picture.units.map(({ forward, backward, bias }) =>
        unite([forward, backward, ...(bias ? [bias.chip] : [])]),
      ),
      picture.loss.box,
      ...picture.targets.map(({ box }) => box),
    ];
    nodes.forEach((node, at) => {
      assert.ok(inside(node, page(picture)));
      for (const other of nodes.slice(at + 1)) assert.ok(!overlap(node, other));
    });
  }
});

test('the picture is as large as its frame where it fits, and never smaller', () => {
  for (const room of ROOMS) {
    const picture = layout(NOTES, room);
    assert.equal(picture.width, room.w);
    assert.ok(picture.height >= room.h);
    assert.ok(picture.flow === 'down' || picture.height === room.h);
  }
});

test('in a larger frame of the same form more is said, or larger, up to the largest screens', () => {
  const says = ['single', 'values', 'named', 'full'];
  for (const network of [NOTES, shape([1, 1, 1]), shape([3, 4, 2], { biased: true })]) {
    const widths = Array.from({ length: 60 }, (_, at) => 1000 + 34 * at);
    const seen = widths.map((w) => {
      const { detail, size } = layout(network, { w, h: w * 0.6 });
      return says.indexOf(detail) * 100 + size.font;
    });
    assert.deepEqual(seen, [...seen].sort((a, b) => a - b));
    assert.ok((seen.at(-1) ?? 0) >= 330);
  }
});

test("on a telephone the notes' network reads from top to bottom, with every name", () => {
  const picture = layout(NOTES, { w: 360, h: 415 });
  assert.equal(picture.flow, 'down');
  assert.equal(picture.width, 360);
  assert.ok(hasNames(picture.detail));
});

test('no text is made smaller than a reader can read', () => {
  for (const random of seeds(30)) {
    const { size } = layout(anyShape(random), random.pick(ROOMS));
    assert.ok(Math.min(size.font, size.label, size.symbol) >= LEAST);
  }
});

test('a large layer shows its first and last units and a mark for the others', () => {
  const picture = layout(shape([40, 3, 1]), ROOMS[0]);
  assert.deepEqual(picture.inputs.map(({ unit }) => unit), [1, 2, 3, 4, 5, 39, 40]);
  assert.deepEqual(picture.more.map(({ layer, count }) => [layer, count]), [[0, 33]]);
  assert.equal(picture.edges.filter(({ layer }) => layer === 1).length, 21);
});

test('what goes from gate to gate along the bonds of a softmax passes by no bias', () => {
  for (const sizes of [[2, 2], [2, 2, 3], [4, 3, 3], [1, 5]]) {
    for (const room of ROOMS) {
      const { bonds, flow, size, units } = layout(shape(sizes, { biased: true, last: 'softmax' }), room);
      assert.equal(bonds.length, (sizes.at(-1) ?? 0) - 1);
      if (flow === 'down') continue;
      for (const { from, to } of bonds) {
        const way = unite([around(from, size.bead, 1), around(to, size.bead, 1)]);
        for (const { bias } of units) assert.ok(bias && !overlap(bias.chip, way), `${sizes.join('-')} in ${room.w}`);
      }
    }
  }
});

const PHONE = { w: 390, h: 420 };

test('on a telephone biases make a picture no wider', () => {
  for (const [sizes, most] of [[[2, 2, 2, 2], 390], [[2, 3, 1], 390], [[3, 4, 2], 390], [[2, 4, 4, 2], 390], [[3, 5, 2], 445]] as const) {
    const width = (biased: boolean): number => layout(shape(sizes, { biased }), PHONE).width;
    assert.equal(width(true), width(false));
    assert.ok(width(true) <= most);
  }
});

test('up to four units a layer are as wide as a narrow telephone, with their names in their cells', () => {
  const room = { w: 360, h: 362 };
  for (const sizes of [[2, 4, 2], [4, 4, 1], [3, 4, 2], [4, 4, 4], [2, 4, 4, 2]]) {
    for (const biased of [false, true]) {
      const picture = layout(shape(sizes, { biased, samples: 2 }), room);
      assert.equal(picture.width, 360, sizes.join('-'));
      const { font, symbol } = picture.size;
      for (const { h, a, seats, captions } of picture.units) {
        for (const [cell, seat, caption] of [[h, seats.h, captions.h], [a, seats.a, captions.a]] as const) {
          const number = around(seat, cell.w - font * 0.8, font * 0.7);
          const name = { x: caption.x - symbol * 0.75, y: caption.y - symbol * 0.7, w: symbol * 1.5, h: symbol * 0.9 };
          assert.ok(inside(number, cell) && inside(name, cell) && !overlap(number, name), sizes.join('-'));
        }
      }
    }
  }
});

test('a bias over its unit lies on no edge, no name and no other node, and leaves a way to its sum', () => {
  let found = 0;
  for (const random of seeds(40)) {
    const sizes = Array.from({ length: random.integer(2, 5) }, () => random.integer(1, 8));
    const picture = layout(shape(sizes, { biased: true, samples: random.integer(1, 2) }), random.pick([PHONE, { w: 360, h: 306 }]));
    for (const unit of picture.units) {
      const { bias, stem, forward } = unit;
      if (!bias || !stem) continue;
      found += 1;
      const { chip, line } = bias;
      assert.ok(inside(chip, page(picture)));
      for (const edge of picture.edges) {
        assert.equal(stretchIn(chip, edge.line), null, edge.id);
        assert.ok(!overlap(chip, edge.label.box), edge.id);
      }
      for (const other of obstacles(picture)) assert.ok(other === chip || !overlap(chip, other));
      assert.equal(stretchIn(chip, stem), null);
      assert.deepEqual([stem.from, stem.to.y], [unit.in, forward.y]);
      assert.ok(line.from.y === chip.y + chip.h && line.to.y > forward.y);
    }
  }
  assert.ok(found > 100);
});

test('a bias stands outside its unit, on a line that ends in it', () => {
  const picture = layout(shape([2, 3, 1], { biased: true }), ROOMS[0]);
  for (const { bias, forward } of picture.units) {
    assert.ok(bias && !overlap(bias.chip, forward));
    assert.ok(bias.line.to.y >= forward.y && bias.line.to.y <= forward.y + forward.h);
  }
});

test('a batch gives the loss a second cell, for the shown sample alone', () => {
  assert.equal(layout(NOTES, ROOMS[0]).loss.own, null);
  const { own, value } = layout(shape([2, 2], { samples: 2 }), ROOMS[0]).loss;
  assert.ok(own && !overlap(own, value));
});

test('a softmax binds its units together, one to the next', () => {
  assert.equal(layout(shape([2, 2, 3], { last: 'softmax' }), ROOMS[0]).bonds.length, 2);
  assert.equal(layout(NOTES, ROOMS[0]).bonds.length, 0);
});
