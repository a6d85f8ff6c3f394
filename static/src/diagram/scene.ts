/**
 * The picture as signals: pure functions of the page's state, each read only by the marks it
 * changes. While a step plays, only marks that the step names are written to; all others rest.
 */

import { computed, type ReadonlySignal, type Signal } from '@preact/signals';

import type { Experiment, Script } from '../api/types';
import type { Numbers } from '../state/dense';
import { parseRef, place, type NameStyle } from '../refs';
import { reductionOf } from '../state/shares';
import { steady } from '../state/steady';
import type { Writing } from '../writing';
import { nearer, pathsAlong, pathsThrough, type Paths } from './focus';
import type { Adding, Frame, Glow, Turning } from './frame';
import type { Layout } from './layout';
import { castKey, castOf, crewOf } from './cast';
import { longestName } from './measure';
import { clock } from './clock';
import { stroke, typical, type Look, type Stroke } from './scales';
import { depth, nameStyle, outRef, scoped, shapeOf, storyKey, upTo, weightRef, type Edge, type Shape } from './shape';
import { cells, drawnEdges, plan, type Plan } from './plan';
import type { Signs } from './signs';
import type { Crew } from './moves';
import { Tracks } from './tracks';

/** What the picture needs of the page's state; the page's store fits, and so does a lesson's. */
export interface DiagramStore {
  readonly experiment: ReadonlySignal<Experiment>;
  readonly writing: ReadonlySignal<Writing>;
  readonly script: ReadonlySignal<Script>;
  readonly cursor: ReadonlySignal<number>;
  readonly time: ReadonlySignal<number>;
  readonly hovered: Signal<string | null>;
  readonly selected: Signal<string | null>;
  /** A way back from the loss, as refs; it outshines what is selected. */
  readonly route: ReadonlySignal<readonly string[] | null>;
  /** The ways that add up to the number explained, to be told apart by colour; null: none. */
  readonly ways: ReadonlySignal<readonly (readonly string[])[] | null>;
  readonly overdue: ReadonlySignal<boolean>;
  /** Absent: every edge shows its numbers where there is room. */
  readonly edgeNumbers?: ReadonlySignal<Numbers>;
  readonly known: ReadonlySignal<(ref: string) => boolean>;
  valueOf(ref: string): number | undefined;
  openEditor(ref: string, anchor: Element): void;
  t(key: string, params?: Record<string, string | number>): string;
}

export interface Scene {
  readonly store: DiagramStore;
  /** Ends the picture's listening to the time. */
  stop(): void;
  readonly shape: ReadonlySignal<Shape>;
  readonly style: ReadonlySignal<NameStyle>;
  /** The longest name beside a unit as it is written now, in em. */
  readonly longest: ReadonlySignal<number>;
  readonly frame: ReadonlySignal<Frame>;
  readonly paths: ReadonlySignal<Paths>;
  readonly lit: ReadonlySignal<ReadonlySet<string>>;
  /** The edge whose step is shown, if the step is about one edge. */
  readonly told: ReadonlySignal<string | null>;
  /** Which end of an edge is at the chosen node; null: neither. */
  nearer(edge: Edge): 'from' | 'to' | null;
  /** A ref in the story of the shown sample. */
  own(ref: string): string;
  /** How much of a number is there, 0 to 1. */
  presence(ref: string): number;
  /** How far a new value's number has gone from the old one, 0 to 1. */
  moved(ref: string): number;
  /** Which samples' parts a gradient's number holds while it is added up; null: all. */
  sum(ref: string): Adding | null;
  /** How much of the mean's factor is there: beside an output's curve; 0: beside the loss. */
  factor(unit: number): number;
  /** How far a number is lifted off its place by a pulse, 0 to 1. */
  lift(ref: string): number;
  glow(ref: string): Glow | null;
  /** How much light of the step there is on any of these; none that outshines a way that is pointed at, or a layer's chosen paths. */
  outshines(refs: readonly string[]): number;
  gate(layer: number, unit: number): number;
  /** What an edge or a curve is turning into. */
  change(key: string): Turning | null;
  /** How far that has come, 0 to 1. */
  along(key: string): number;
  look(id: string): Look;
  stroke(id: string, look: Look, font: number): Stroke;
  curveLook(kind: 'out' | 'label', unit: number): Look;
}

export function createScene(store: DiagramStore): Scene {
  const shape = steady(() => shapeOf(store.experiment.value), storyKey);
  const style = computed(() => nameStyle(shape.value, store.writing.value));
  const sample = computed(() => store.script.value.sample);
  const own = (ref: string): string => scoped(ref, sample.value);
  const reduction = computed(() => reductionOf(store.experiment.value));
  const cast = steady(() => castOf((ref) => store.valueOf(ref), shape.value, sample.value, reduction.value), castKey);
  const script = computed(() => plan(store.script.value, cast.value));
  const { step, frame, known, parts, stop } = clock(store.time, script);
  // Of the shape alone: what hangs on it hears of no edit of a number.
  const crew = computed(() => crewOf(shape.value));
  const edges = computed(() => drawnWeights(crew.value));
  const halves = { w: computed(() => halfOf('')), dw: computed(() => halfOf('d')) };
  /** How large the drawn weights or gradients typically are, so that thickness can tell them apart. */
  const halfOf = (prefix: string): number => typical(edges.value.flatMap((id) => store.valueOf(`${prefix}${id}`) ?? []));
  const out = (layer: number, unit: number): string => outRef(shape.value, layer, unit);

  return {
    store,
    stop,
    shape,
    style,
    longest: computed(() => longestName(shape.value, style.value)),
    frame,
    own,
    paths: computed(() => {
      const along = store.route.value ?? store.ways.value?.flat();
      return along ? pathsAlong(shape.value, along) : pathsThrough(shape.value, store.selected.value);
    }),
    lit: computed(() => litBy(crew.value, store.hovered.value ?? store.selected.value)),
    told: computed(() => toldEdge(script.value, step.value)),
    nearer: (edge) => nearer(shape.value, store.selected.value, edge),
    presence: (ref) => parts.reveals.get(ref) ?? (known.get(ref) ? 1 : 0),
    moved: (ref) => parts.moves.get(ref) ?? 1,
    sum: (ref) => parts.sums.get(ref) ?? null,
    factor: (unit) => parts.factors.get(unit) ?? 0,
    lift: (ref) => parts.lifts.get(ref) ?? 0,
    glow: (ref) => parts.glows.get(ref) ?? null,
    outshines: (refs) =>
      store.route.value || store.script.value.granularity === 'layer' ? 0 : Math.max(...refs.map((ref) => parts.glows.get(ref)?.amount ?? 0)),
    gate: (layer, unit) => parts.gates.get(`${layer}.${unit}`) ?? (known.get(out(layer, unit)) ? 1 : 0),
    change: (key) => parts.changes.get(key) ?? null,
    along: (key) => parts.paces.get(key)?.along ?? 0,
    look: (id) => lookAt(known, id),
    curveLook: (kind, unit) => {
      if (kind === 'out' && known.get(`dy.${unit}`)) return 'bwd';
      return known.get('l') || known.get('L') ? 'fwd' : 'idle';
    },
    stroke: (id, look, unit) => {
      // What a weight became before it was edited says nothing of the weight beside the line.
      const updated = look === 'new' && !store.overdue.value;
      const ref = look === 'bwd' ? `d${id}` : updated ? `new.${id}` : id;
      const half = halves[look === 'bwd' ? 'dw' : 'w'].value;
      return stroke(store.valueOf(ref), half, look, unit);
    },
  };
}

const EDGE_KINDS = new Set(['w', 'dw', 'new.w', 'p', 'q']);

/** The ref of the weight of a quantity that stands on one edge. */
export function edgeOf(text: string): string | null {
  const ref = parseRef(text);
  return ref && EDGE_KINDS.has(ref.kind) ? `w.${ref.layer}.${ref.to}.${ref.from}` : null;
}

function toldEdge({ steps }: Plan, step: number): string | null {
  const target = steps[step - 1]?.target;
  return target === undefined ? null : edgeOf(target);
}

/** The refs that pointing at one of them lights: itself, its edge, the cells of its matrix. */
function litBy(crew: Crew, text: string | null): ReadonlySet<string> {
  if (text === null) return new Set();
  const refs = cells(crew, place(text));
  return new Set([...refs, ...refs.flatMap((ref) => edgeOf(ref) ?? [])]);
}

function lookAt(known: Signs<boolean>, id: string): Look {
  if (known.get(`new.${id}`)) return 'new';
  if (known.get(`d${id}`)) return 'bwd';
  const ref = parseRef(id);
  return known.get(`p${id.slice(1)}`) || known.get(`h.${ref?.layer ?? 0}.${ref?.to ?? 0}`) ? 'fwd' : 'idle';
}

/** The weights that have a line. */
const drawnWeights = (crew: Crew): string[] =>
  upTo(depth(crew.shape)).flatMap((layer) => drawnEdges(crew, layer)).map(weightRef);

export interface Stagehand {
  readonly scene: Scene;
  readonly layout: Layout;
  readonly tracks: Tracks;
}

export const stagehand = (scene: Scene, layout: Layout): Stagehand => ({
  scene,
  layout,
  tracks: new Tracks(layout),
});
