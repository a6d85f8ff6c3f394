import assert from 'node:assert/strict';
import { test } from 'node:test';

import { lines, type Run, type Setting } from '../../src/media/caption';
import { NOTES } from '../../src/writing';

const VALUES: Record<string, number> = { 'dw.2.1.2': 10.5, 'a.1.2': 4 };
const setting = (width: number): Setting => ({
  width,
  size: 10,
  style: { ...NOTES, chain: false, batch: false, depth: 3 },
  measure: ({ text, size }) => [...text].length * size * 0.5,
  valueOf: (ref) => VALUES[ref],
});
const text = (runs: readonly Run[]): string => runs.map((run) => run.text).join('');

test('a sentence that fits stands on one line, each piece in its own letters', () => {
  const [line = [], ...more] = lines('⟨w.2.1.2⟩ carried ⟦a.1.2⟧.', setting(400));
  assert.equal(more.length, 0);
  assert.equal(text(line), 'w212 carried 4.');
  assert.deepEqual(line.map(({ hand }) => hand), ['italic', 'math', 'text', 'math', 'text']);
  assert.ok(line[1]!.drop > 0 && line[1]!.size < line[0]!.size);
});

test('letters lean and signs stand; an index and a mark stand one over the other, the broader one last', () => {
  const batch = { ...setting(400), style: { ...setting(400).style, batch: true } };
  const [line = []] = lines('⟨da.1.3⟩ ⟨y.1⟩ ⟨dw.2.1.2⟩', batch);
  const runs = line.filter((run) => run.text.trim() !== '');
  assert.deepEqual(runs.slice(0, 6).map((run) => [run.text.trim(), run.hand]), [
    ['∂', 'math'], ['L', 'italic'], ['/∂', 'math'], ['a', 'italic'], ['13', 'math'], ['(1)', 'math'],
  ]);
  const [low, high] = [runs[4]!, runs[5]!];
  assert.ok(low.drop > 0 && high.drop < 0);
  assert.equal(high.back, batch.measure(low));
  assert.ok(runs.slice(0, 5).every(({ back }) => back === 0));
  const [wide, narrow] = [setting(400).measure(high), setting(400).measure(low)];
  assert.ok(wide >= narrow);
});

test('lines keep to the width, and nothing is lost or parted', () => {
  const sentence = '⟨w.2.1.2⟩ carried ⟨a.1.2⟩ into ⟨h.2.1⟩, so its gradient is ⟦a.1.2⟧ times: ⟨dw.2.1.2⟩ = ⟦dw.2.1.2⟧.';
  const whole = text(lines(sentence, setting(10_000))[0]!);
  for (const width of [90, 140, 200]) {
    const found = lines(sentence, setting(width));
    assert.equal(found.map(text).join(''), whole);
    for (const line of found) {
      assert.doesNotMatch(text(line), /^[,.:]/);
      assert.ok(line.reduce((sum, run) => sum + setting(width).measure(run), 0) <= width + 30);
    }
  }
});

test('Chinese breaks after any sign, but no line begins with a stop', () => {
  const found = lines('这条边把激活值送进下一层的和，所以它的梯度是两者之积。', setting(60));
  assert.ok(found.length > 1);
  for (const line of found) assert.doesNotMatch(text(line), /^[，。]/);
});
