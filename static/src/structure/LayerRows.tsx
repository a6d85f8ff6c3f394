/** What can be done to one column; what can't be done says why in the row where it was tried. */

import { useSignal, type Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

import { ACTIVATIONS } from '../network/kinds';
import { changeStructure } from '../state/arranging';
import { experiment, hovered, t } from '../state/store';
import { Icon } from '../ui/Icon';
import { Select } from '../ui/Select';
import { insertLayer, insertUnit, removeLayer, removeUnit, setActivation, setBiases, type Sentence, type StructureEdit } from './edits';
import { layerName } from './names';
import { closeLayer, openedLayer } from './opened';

type RowName = 'activation' | 'units' | 'one' | 'biases' | 'layers';
type Why = Signal<{ readonly row: RowName; readonly sentence: Sentence } | null>;
/** Tries a change; tells whether it was made. */
type Try = (row: RowName, edit: StructureEdit) => Promise<boolean>;

interface RowProps {
  readonly name: RowName;
  readonly why: Why;
  readonly children: ComponentChildren;
}

function Row({ name, why, children }: RowProps) {
  const refused = why.value?.row === name ? why.value.sentence : null;
  return (
    <div class="layer-row">
      {children}
      <p class="layer-why" role="alert" hidden={refused === null}>
        {refused && t(refused.key, refused.params)}
      </p>
    </div>
  );
}

interface PartProps {
  readonly layer: number;
  readonly why: Why;
  readonly attempt: Try;
}

function Activation({ layer, why, attempt }: PartProps) {
  const now = experiment.value.layers[layer - 1]?.activation ?? 'identity';
  const choose = async (select: HTMLSelectElement): Promise<void> => {
    if (!(await attempt('activation', setActivation(layer, select.value)))) select.value = now;
  };
  return (
    <Row name="activation" why={why}>
      <label class="layer-line">
        <span>{t('structure.activation')}</span>
        <Select
          options={ACTIVATIONS}
          chosen={now}
          face={(name) => t(`diagram.activation.${name}`)}
          choose={(_, select) => void choose(select)}
        />
      </label>
    </Row>
  );
}

const countOf = (layer: number): number =>
  layer === 0 ? experiment.value.inputs : (experiment.value.layers[layer - 1]?.units ?? 0);

function Units({ layer, why, attempt }: PartProps) {
  const kind = layer === 0 ? 'input' : 'unit';
  const name = t(layer === 0 ? 'structure.inputs' : 'structure.units');
  return (
    <Row name="units" why={why}>
      <div class="layer-line" role="group" aria-label={name}>
        <span>{name}</span>
        <span class="layer-stepper">
          <button type="button" class="icon-button" aria-label={t(`structure.less.${kind}`)} onClick={() => void attempt('units', removeUnit(layer))}>
            <Icon name="minus" />
          </button>
          <output class="number">{countOf(layer)}</output>
          <button type="button" class="icon-button" aria-label={t(`structure.more.${kind}`)} onClick={() => void attempt('units', insertUnit(layer))}>
            <Icon name="plus" />
          </button>
        </span>
      </div>
    </Row>
  );
}

/** One button a unit; what is pointed at lights up in the picture. */
function Chosen({ layer, why, attempt }: PartProps) {
  const name = t(layer === 0 ? 'structure.remove_input' : 'structure.remove_unit');
  const units = useRef<HTMLSpanElement>(null);
  const remove = async (unit: number): Promise<void> => {
    if (!(await attempt('one', removeUnit(layer, unit)))) return;
    // The last button is the one that goes: the unit that has moved up takes the focus.
    if (document.activeElement === document.body) units.current?.querySelector<HTMLElement>('button:last-of-type')?.focus();
  };
  const light = (unit: number | null): void => {
    hovered.value = unit === null ? null : layer === 0 ? `x.${unit}` : `h.${layer}.${unit}`;
  };
  return (
    <Row name="one" why={why}>
      <div class="layer-line" role="group" aria-label={name}>
        <span>{name}</span>
        <span ref={units} class="layer-units">
          {Array.from({ length: countOf(layer) }, (_, at) => at + 1).map((unit) => (
            <button
              key={unit}
              type="button"
              class="bordered-button number"
              aria-label={`${name} ${unit}`}
              onPointerEnter={() => light(unit)}
              onPointerLeave={() => light(null)}
              onFocus={() => light(unit)}
              onBlur={() => light(null)}
              onClick={() => void remove(unit)}
            >
              {unit}
            </button>
          ))}
        </span>
      </div>
    </Row>
  );
}

function Biases({ layer, why, attempt }: PartProps) {
  const on = Array.isArray(experiment.value.layers[layer - 1]?.biases);
  const choose = async (box: HTMLInputElement): Promise<void> => {
    if (!(await attempt('biases', setBiases(layer, box.checked)))) box.checked = on;
  };
  return (
    <Row name="biases" why={why}>
      <label class="layer-line">
        <span>{t('structure.biases')}</span>
        <input type="checkbox" checked={on} onChange={({ currentTarget }) => void choose(currentTarget)} />
      </label>
    </Row>
  );
}

function Layers({ layer, why, attempt }: PartProps) {
  // What was put in is what is to be set up next, where nobody has shut the panel meanwhile.
  const insert = async (at: number): Promise<void> => {
    if ((await attempt('layers', insertLayer(at))) && openedLayer.peek() !== null) openedLayer.value = at;
  };
  const remove = async (): Promise<void> => {
    if (await attempt('layers', removeLayer(layer))) closeLayer();
  };
  return (
    <Row name="layers" why={why}>
      <div class="layer-actions">
        <div class="layer-line" role="group" aria-label={t('structure.insert')}>
          <span>{t('structure.insert')}</span>
          <span class="layer-units">
            {layer > 0 && (
              <button type="button" class="bordered-button" aria-label={t('structure.insert_before')} onClick={() => void insert(layer)}>
                {t('structure.before')}
              </button>
            )}
            <button type="button" class="bordered-button" aria-label={t('structure.insert_after')} onClick={() => void insert(layer + 1)}>
              {t('structure.after')}
            </button>
          </span>
        </div>
        {layer > 0 && (
          <button type="button" class="bordered-button" onClick={() => void remove()}>
            <Icon name="bin" />
            {t('structure.remove_layer')}
          </button>
        )}
      </div>
    </Row>
  );
}

export function LayerRows({ layer }: { readonly layer: number }) {
  const why: Why = useSignal(null);
  const attempt: Try = async (row, edit) => {
    const sentence = await changeStructure(edit);
    why.value = sentence && { row, sentence };
    return sentence === null;
  };
  const part = { layer, why, attempt };
  return (
    <>
      <h2 class="layer-title">{layerName(layer)}</h2>
      {layer > 0 && <Activation {...part} />}
      <Units {...part} />
      <Chosen {...part} />
      {layer > 0 && <Biases {...part} />}
      <Layers {...part} />
    </>
  );
}
