/** The arrow keys' stops: one of them takes the focus, all say what they are. */

import { computed, type ReadonlySignal, type Signal } from '@preact/signals';

import type { Hands } from './hands';
import type { Scene } from './scene';
import { spoken } from './spoken';

/** The attributes of a stop; cached, so that a mark drawn again keeps its signals. */
export type StopProps = (ref: string) => {
  readonly role: 'img';
  readonly class?: string;
  readonly tabindex: ReadonlySignal<number>;
  readonly 'aria-label': ReadonlySignal<string>;
  /** What Enter does there. */
  readonly 'aria-description': ReadonlySignal<string>;
  readonly 'data-stop': string;
  /** There on a number that can be changed by hand. */
  readonly 'data-scrub'?: '';
  readonly onTouchMove?: (event: TouchEvent) => void;
};

/** Where the focus comes in. */
const FIRST = 'x.1';

const EDITABLE = new Set(['w', 'b', 'x', 't']);

export const editable = (ref: string): boolean => EDITABLE.has(ref.split('.')[0] ?? '');

export function stopProps(scene: Scene, current: Signal<string | null>, hands: Hands | undefined): StopProps {
  const made = new Map<string, ReturnType<StopProps>>();
  const edits = computed(() => scene.store.t('diagram.enter.edits'));
  const asks = computed(() => scene.store.t('diagram.enter.asks'));
  return (ref) => {
    let props = made.get(ref);
    if (!props) {
      props = {
        role: 'img',
        tabindex: computed(() => ((current.value ?? FIRST) === ref ? 0 : -1)),
        'aria-label': computed(() => label(scene, ref)),
        'aria-description': hands && editable(ref) ? edits : asks,
        'data-stop': ref,
        ...(hands && editable(ref) ? { 'data-scrub': '', onTouchMove: hands.keepStill } : {}),
      };
      made.set(ref, props);
    }
    return props;
  };
}

function label(scene: Scene, ref: string): string {
  const { store, shape, style } = scene;
  return spoken(scene.own(ref), {
    shape: shape.value,
    style: style.value,
    sample: store.script.value.sample,
    frozen: store.experiment.value.freeze_biases ?? false,
    value: (name) => (store.known.value(name) ? store.valueOf(name) : undefined),
    t: (key, params) => store.t(key, params),
  });
}
