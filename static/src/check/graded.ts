/** The server's verdict on one number. */

import { post, Unreachable } from '../api/client';
import type { Grade, Grades } from '../api/types';
import { document, writing } from '../state/store';

/** Grades `answer`, as it was typed, for `ref`; throws Refusal or Unreachable. */
export async function graded(ref: string, answer: string): Promise<Grade> {
  const body = { experiment: document.peek(), answers: { [ref]: answer } };
  const { answers } = await post<Grades>('/check', body, { ...writing.peek() });
  const grade = answers[ref];
  if (!grade) throw new Unreachable('another question was answered');
  return grade;
}
