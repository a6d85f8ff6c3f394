/** Of a published example: every number that its source prints, beside the one computed here. */

import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

import { get, Refusal } from '../api/client';
import type { ComparedNumber, ExampleInFull, Reproduced } from '../api/types';
import { formatNumber } from '../format';
import { sayAloud } from '../state/saying';
import { exampleId, examples, locale, t } from '../state/store';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import { named } from '../ui/named';
import { Sentence } from '../ui/Sentence';
import { Symbol } from '../ui/Symbol';

const open = signal(false);
/** As many digits as the sources print. */
const DIGITS = 10;

type Loaded = { example: ExampleInFull } | { fault: string[] };
const loaded = signal<Loaded | null>(null);

const isPublished = (): boolean =>
  examples.value.some(({ id, group }) => id === exampleId.value && group === 'published');

function summary({ numbers }: ExampleInFull): string {
  const remarked = numbers.filter(({ remark }) => remark !== null).length;
  return t('gallery.loaded', { count: numbers.length, remarked });
}

/** The latest question counts: another example or language may have been chosen meanwhile. */
async function load(id: string, current: () => boolean): Promise<void> {
  let found: Loaded;
  try {
    found = { example: await get<ExampleInFull>(`/examples/${id}`) };
  } catch (fault) {
    found = { fault: fault instanceof Refusal ? fault.words : [] };
  }
  if (!current()) return;
  loaded.value = found;
  // A fault is an alert of its own.
  if ('example' in found) sayAloud(summary(found.example));
}

/** The printed number, recalculated as its source did. */
function Again({ found: { rounded, value } }: { found: Reproduced }) {
  return (
    <p class="reproduced">
      {rounded.map((given) => (
        <span key={given.ref}>
          <Symbol text={given.ref} /> <Sentence text={` = ${formatNumber(given.value, DIGITS)}, `} />
        </span>
      ))}
      <Sentence text={t('gallery.reproduced', { value: formatNumber(value, DIGITS) })} />
    </p>
  );
}

function Row({ number }: { number: ComparedNumber }) {
  const { ref, name, printed, computed, difference, remark, reproduced } = number;
  return (
    <tr class={remark ? 'remarkable' : ''}>
      <th scope="row">
        <Symbol text={ref} />
        <span class="printed-name">{name}</span>
      </th>
      {[formatNumber(printed, DIGITS), formatNumber(computed, DIGITS), formatNumber(difference, 2)].map((text, at) => (
        <td key={at} class="number">
          <Sentence text={text} />
        </td>
      ))}
      <td>
        <Sentence text={remark ?? t(difference === 0 ? 'gallery.same' : 'gallery.rounding')} />
        {reproduced && <Again found={reproduced} />}
      </td>
    </tr>
  );
}

function Comparison({ example: { source, note, numbers } }: { example: ExampleInFull }) {
  return (
    <>
      {source && (
        <p>
          {source.url ? (
            <a lang="en" href={source.url} target="_blank" rel="noreferrer">
              {source.name}
            </a>
          ) : (
            source.name
          )}
        </p>
      )}
      <p class="soft"><Sentence text={note} /></p>
      <p class="soft">{t('gallery.unedited')}</p>
      <div class="table-scroll" tabIndex={0} role="region" aria-label={t('gallery.table')}>
        <table class="printed-table">
          <thead>
            <tr>
              {['quantity', 'printed', 'computed', 'difference', 'remark'].map((column) => (
                <th key={column} scope="col">
                  {t(`gallery.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {numbers.map((number) => (
              <Row key={number.ref + number.name} number={number} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Contents() {
  const id = exampleId.value ?? '';
  useEffect(() => {
    let current = true;
    loaded.value = null;
    void load(id, () => current);
    return () => {
      current = false;
    };
  }, [id, locale.value]);
  if (!loaded.value) return <p class="soft printed-waiting">{t('gallery.loading')}</p>;
  if ('example' in loaded.value) return <Comparison example={loaded.value.example} />;
  return (
    <div role="alert">
      {[t('notice.example_failed'), ...loaded.value.fault].map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}

export function Gallery() {
  if (!isPublished()) return null;
  return (
    <>
      <button
        type="button"
        class="icon-button gallery"
        {...named(t('gallery.open'))}
        aria-haspopup="dialog"
        onClick={() => (open.value = true)}
      >
        <Icon name="compare" />
      </button>
      <Dialog open={open} title={t('gallery.title')} class="wide">
        <Contents />
      </Dialog>
    </>
  );
}
