/** Marks that are drawn no sooner than there is anything of them: most of a picture is not there at its start. */

import { useComputed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

import { useFade } from './fade';

interface Props {
  readonly when: () => boolean;
  readonly children: () => ComponentChildren;
}

/** What has once been drawn stays in the page, and fades by itself. */
export function Once({ when, children }: Props) {
  const begun = useRef(false);
  const ready = useComputed(when);
  // Listens only until then: most marks have begun, and would hear of every edit.
  begun.current ||= ready.peek() || ready.value;
  return begun.current ? <>{children()}</> : null;
}

interface ShineProps {
  readonly look: string;
  readonly d: string;
  readonly amount: () => number;
}

/** An outline or a ground that is there by some amount. */
export function Shine(props: ShineProps) {
  return <Once when={() => props.amount() > 0}>{() => <Shining {...props} />}</Once>;
}

function Shining({ look, d, amount }: ShineProps) {
  const fade = useFade(amount);
  return <path class={look} d={d} {...fade} />;
}
