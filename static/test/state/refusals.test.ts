import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Experiment, Problem } from '../../src/api/types';
import { translate } from '../../src/state/catalogue';
import { refusalWords } from '../../src/state/refusals';
import { NOTES as AS_NOTES, type Writing } from '../../src/writing';
import { NOTES } from '../documents';

const entry = (pointer: string, code: string, message: string) => ({ pointer, parameter: null, code, message, line: null, column: null });
const problem = (errors: Problem['errors'], ref: string | null = null): Problem => ({
  type: 'urn:gradwalk:problem:invalid-experiment', title: 'The experiment has problems', status: 422, detail: 'All of it',
  errors, limit: null, value: null, given: null, ref,
});

function told(found: Problem, document: Experiment = NOTES, locale: 'en' | 'zh' = 'en', writing: Writing = AS_NOTES): string[] {
  return refusalWords(found, document, writing, (key, params) => translate(locale, key, params));
}

const NUMBER = 'A number expected, the text "abc" given.';

test('a place is called what the page calls it', () => {
  const at = (pointer: string): string => told(problem([entry(pointer, 'not_a_number', NUMBER)]))[0] ?? '';
  const rest = 'a number expected, the text "abc" given.';
  assert.equal(at('/layers/0/weights/0/1'), `Weight w₁₂₁, layer 1, row 1, column 2: ${rest}`);
  assert.equal(at('/experiment/layers/2/biases/1'), `Bias b₃₂, layer 3: ${rest}`);
  assert.equal(at('/x/0/1'), `Input x₂ of sample 1: ${rest}`);
  assert.equal(at('/target/3'), `Labels of sample 4: ${rest}`);
  assert.equal(at('/layers/1/weights/0'), `Weights of layer 2, row 1: ${rest}`);
  assert.equal(at('/layers/1/activation'), `Layer 2, field “activation”: ${rest}`);
  assert.equal(at('/learning_rate'), `Field “learning_rate”: ${rest}`);
  assert.equal(at(''), NUMBER);
  const nielsen = { names: 'nielsen', orientation: 'to_from' } as const;
  const [turned] = told(problem([entry('/layers/0/weights/0/1', 'not_a_number', NUMBER)]), NOTES, 'en', nielsen);
  assert.equal(turned, `Weight w[1]₂₁, layer 1, row 1, column 2: ${rest}`);
});

test('a field that is missing is told of the place where it should be', () => {
  const missing = '"units" is required and not given.';
  assert.deepEqual(told(problem([entry('/layers/1/units', 'missing', missing)])), [`Layer 2: ${missing}`]);
  assert.deepEqual(told(problem([entry('/loss', 'missing', missing)])), [missing]);
});

test('the first few, each once, and how many more', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => entry(`/x/${at}/0`, 'not_a_number', NUMBER));
  const words = told(problem(many(9)));
  assert.equal(words.length, 5);
  assert.equal(words.at(-1), 'And 5 more of the kind.');
  assert.equal(told(problem([...many(9), entry('', 'more', 'There are more problems.')])).at(-1), 'And at least 5 more.');
  assert.equal(told(problem([...many(1), ...many(1)])).length, 1);
});

test('labels that a loss can’t take are one sentence, with the page’s name of the loss', () => {
  const document = { ...NOTES, loss: 'binary_cross_entropy', target: [[1, 2], [0, 1], [-1, 0.5]] };
  const refused = problem([entry('/target/0/1', 'label_share', 'A'), entry('/target/2/0', 'label_share', 'B')]);
  assert.deepEqual(told(refused, document), [
    'A label of binary cross-entropy is a probability, from 0 to 1; 2 labels are not: sample 1, label 2 (2); sample 3, label 1 (−1). ' +
      'Change them, or choose a loss that takes any number, such as MSE.',
  ]);
  assert.match(told(refused, document, 'zh')[0] ?? '', /^“二元交叉熵”的标签是概率.*样本 1 的标签 2（2）；样本 3 的标签 1（−1）/);
  const long = { ...document, target: Array.from({ length: 30 }, () => [3, 0]) };
  assert.match(told(refused, long)[0] ?? '', /30 labels are not: (sample \d, label 1 \(3\); ){4}and 26 more\./);
});

test('what overflows has the page’s name, and no ref', () => {
  const refused = (code: string, ref: string) => told(problem([entry('/layers/1/weights', code, `h₂₁ (${ref}) is not finite`)], ref))[0] ?? '';
  assert.match(refused('not_finite_result', 'h.2.1'), /^h₂₁ can’t be calculated: .* weights of layer 2 smaller/);
  assert.match(refused('not_finite_result', 'L'), /^L can’t be calculated: .*weights or the labels smaller/);
  assert.match(refused('not_finite_result', 'l'), /^L can’t/);
  assert.match(refused('not_finite_update', 'new.w.1.1.2'), /learning rate smaller/);
  for (const ref of ['h.2.1', 'L', 'dw.1.1.2']) assert.doesNotMatch(refused('not_finite_result', ref), /\(\w+[.\d]*\)/);
});

test('no document is too broken to be spoken of', () => {
  const broken = { version: 1, layers: [null, 7], x: 'none', target: [[1, 'a']], loss: 'cross_entropy' } as unknown as Experiment;
  const refused = problem([entry('/layers/0', 'not_an_object', 'An object {…} expected, null given.'), entry('/target/0/1', 'label_share', 'A')]);
  assert.equal(told(refused, broken).at(-1), 'Layer 1: an object {…} expected, null given.');
});
