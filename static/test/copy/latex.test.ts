import assert from 'node:assert/strict';
import { test } from 'node:test';

import { matrixLatex, numpy, plainLatex } from '../../src/copy/latex';

test('the page’s marks are taken out, however they nest', () => {
  const marked = '\\displaystyle =\\nobreak \\htmlData{ref=a.1.1}{a_{11}} \\cdot\\nobreak \\htmlData{ref=W.1}{\\begin{pmatrix}\\htmlData{ref=w.1.1.1}{1.5} \\\\ 2\\end{pmatrix}}';
  assert.equal(plainLatex(marked), '= a_{11} \\cdot \\begin{pmatrix}1.5 \\\\ 2\\end{pmatrix}');
});

test('the gaps that part indices for the ear are taken out', () => {
  assert.equal(plainLatex('\\htmlData{ref=w.2.1.2}{w_{2\\mkern0mu 1\\mkern0mu 2}}'), 'w_{212}');
});

test('a power keeps the braces of its base', () => {
  assert.equal(plainLatex('\\htmlData{ref=t.1}{y_1^{label}}^2'), '{y_1^{label}}^2');
  assert.equal(plainLatex('(\\htmlData{ref=y.1}{y_1})^2'), '(y_1)^2');
});

test('a matrix for NumPy has every digit', () => {
  assert.equal(numpy([[1 / 3, -2], [1e-7, 4]]), 'np.array([[0.3333333333333333, -2],\n          [1e-7, 4]], dtype=float)');
});

test('a matrix in LaTeX has the digits of the page', () => {
  assert.equal(matrixLatex([[1.5, -1], [0, 2]]).replace(/\s+/g, ' '), '\\begin{pmatrix}1.5 & -1 \\\\ 0 & 2\\end{pmatrix}');
});
