/** The arrow keys' stops: one of them takes the focus, all say what they are. */

import { computed, untracked, useSignal, useSignalEffect, type ReadonlySignal, type Signal } from '@preact/signals';

import { unscaled } from '../format';

import type { Hands } from './hands';
import type { Scene } from './scene';
import { spoken, type Spoken } from './spoken';

/**
 * The attributes of a stop: a number that can be changed is one to step and type, any other is a button that shows where
 * it comes from. Cached, so that a mark drawn again keeps its signals.
 */
export type StopProps = (ref: string) => {
  readonly role: 'spinbutton' | 'button';
  readonly 'aria-valuenow'?: ReadonlySignal<number | undefined>;
  /** What is known of a number that can be changed; of any other it is part of its name. */
  readonly 'aria-valuetext'?: ReadonlySignal<string>;
  readonly 'aria-pressed'?: ReadonlySignal<boolean>;
  readonly tabindex: ReadonlySignal<number>;
  readonly 'aria-label': ReadonlySignal<string>;
  /** What keys do there. */
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

/** How long the numbers have been at rest when what is heard of them is written. */
const HEARD_AFTER_MS = 120;

/** Changes whenever hundreds of names are to be written anew: not with every frame of a drag or a walk. */
export function useHeard({ store, style }: Scene): ReadonlySignal<number> {
  const heard = useSignal(0);
  useSignalEffect(() => {
    void [store.experiment.value, store.script.value, store.known.value, store.valueOf('L'), style.value, store.t('diagram.label')];
    const timer = setTimeout(() => (heard.value += 1), HEARD_AFTER_MS);
    return () => clearTimeout(timer);
  });
  return heard;
}

/** `heard`: when it changes, what the stops say is written anew. */
export function stopProps(
  scene: Scene,
  current: Signal<string | null>,
  heard: ReadonlySignal<unknown>,
  hands: Hands | undefined,
): StopProps {
  const made = new Map<string, ReturnType<StopProps>>();
  const edits = computed(() => scene.store.t('diagram.enter.edits'));
  const asks = computed(() => scene.store.t('diagram.enter.asks'));
  return (ref) => {
    let props = made.get(ref);
    if (!props) {
      const words = computed(() => {
        void heard.value;
        return untracked(() => wordsOf(scene, ref));
      });
      const common = { tabindex: computed(() => ((current.value ?? FIRST) === ref ? 0 : -1)), 'data-stop': ref } as const;
      if (hands !== undefined && editable(ref)) {
        props = {
          ...common,
          role: 'spinbutton',
          'aria-label': computed(() => words.value.name),
          'aria-description': edits,
          'aria-valuenow': computed(() => {
            void heard.value;
            const value = untracked(() => scene.store.valueOf(scene.own(ref)));
            // The types want a number, which would be written with a power of ten.
            return value === undefined ? undefined : (unscaled(value) as unknown as number);
          }),
          'aria-valuetext': computed(() => words.value.told),
          'data-scrub': '',
          onTouchMove: hands.keepStill,
        };
      } else {
        props = {
          ...common,
          role: 'button',
          'aria-label': computed(() => words.value.name + scene.store.t('diagram.spoken.comma') + words.value.told),
          'aria-description': asks,
          'aria-pressed': computed(() => scene.store.selected.value === scene.own(ref)),
        };
      }
      made.set(ref, props);
    }
    return props;
  };
}

function wordsOf(scene: Scene, ref: string): Spoken {
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
