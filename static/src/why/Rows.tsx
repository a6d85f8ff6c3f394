/** Products one under the other, and what they add up to: the terms of a sum, the ways from the loss. */

import type { Explanation, Term, Way } from '../api/types';
import { formatNumber } from '../format';
import { route, t } from '../state/store';
import { Sentence } from '../ui/Sentence';
import { Symbol } from '../ui/Symbol';
import { Chips, placeOf } from './Chip';
import { looking } from './lit';
import { productValue, shownNumber, UNKNOWN } from './values';

/** Listeners for what lights a way while it is pointed at, or while something in it has the focus. */
function lightingRoute(refs: readonly string[]) {
  const on = (): void => void (route.value = refs);
  const off = (): void => void (route.value = null);
  return { onPointerEnter: on, onPointerLeave: off, onFocusIn: on, onFocusOut: off };
}

/** A product's number, and where it died if that is not said of the whole. */
function Product({ term, quiet }: { term: Term; quiet: boolean }) {
  const value = productValue(term);
  return (
    <>
      <span class="row-product number computed"><Sentence text={`= ${shownNumber(value)}`} /></span>
      {term.died && value !== undefined && !quiet && <p class="row-died"><Sentence text={term.died.sentence} /></p>}
    </>
  );
}

/** The number a way has in the diagram, in its colour. */
export function WayMark({ at }: { at: number }) {
  return <span class={`way-mark way-${at + 1}`}>{at + 1}</span>;
}

/** Heard, not seen: without it the symbols of a way are one word. */
const Apart = () => <span class="visually-hidden">, </span>;

function Route({ way, mark }: { way: Way; mark: number | null }) {
  return (
    <button type="button" class="route" onClick={() => (route.value = way.refs)}>
      {mark !== null && <WayMark at={mark} />}
      {way.refs.map((ref, at) => (
        <span key={ref}>
          {(at > 0 || mark !== null) && <Apart />}
          {at > 0 && <span aria-hidden="true"> ← </span>}
          <Symbol text={ref} />
        </span>
      ))}
      {way.cross && <span class="route-note">{t('why.cross')}</span>}
    </button>
  );
}

interface RowsProps {
  rows: readonly Term[];
  /** Whether the explanation says elsewhere where the whole died. */
  quiet: boolean;
}

export function Terms({ rows, quiet }: RowsProps) {
  return (
    <ul class="why-rows">
      {rows.map((term, at) => (
        <li key={at} {...lightingRoute(term.factors.map(placeOf).filter((ref) => ref !== null))}>
          <Chips factors={term.factors} small folds />
          <Product term={term} quiet={quiet} />
        </li>
      ))}
    </ul>
  );
}

interface WaysProps {
  of: Pick<Explanation, 'paths' | 'path_count' | 'rest'>;
  total: number | undefined;
  quiet: boolean;
  /** Whether each way has its own colour in the diagram. */
  colours: boolean;
}

/** Listeners for what shows all the ways at once while they are looked at. */
const lightingAll = {
  onPointerEnter: (): void => void (looking.value = true),
  onPointerLeave: (): void => void (looking.value = false),
  onFocusIn: (): void => void (looking.value = true),
  onFocusOut: (): void => void (looking.value = false),
};

/** The ways back from the loss, each with its product, and the place where they meet. */
export function Ways({ of: { paths, path_count: count, rest }, total, quiet, colours }: WaysProps) {
  const all = [...new Set(paths.flatMap(({ refs }) => refs))];
  return (
    <div class="why-part" role="group" aria-label={t('why.paths_label')} {...(colours ? lightingAll : {})}>
      <h3>{count === 1 ? t('why.path') : t('why.paths', { count })}</h3>
      <ul class="why-rows why-paths">
        {paths.map((way, at) => (
          <li key={at} {...lightingRoute(way.refs)}>
            <Route way={way} mark={colours ? at : null} />
            <Chips factors={way.factors} small />
            <Product term={way} quiet={quiet} />
          </li>
        ))}
      </ul>
      {rest && (
        <p class="soft computed">
          {t('why.rest', { count: rest.count, sum: total === undefined ? UNKNOWN : rest.sum === null ? '∞' : formatNumber(rest.sum) })}
        </p>
      )}
      {count > 1 && (
        <p class="why-sum" {...lightingRoute(all)}>
          <button type="button" class="route-all" onClick={() => (route.value = all)}>
            {t('why.sum', { count })}
          </button>
          <span class="number computed">
            {!rest && <Addends terms={paths} colours={colours} />} = <strong><Sentence text={shownNumber(total)} /></strong>
          </span>
        </p>
      )}
    </div>
  );
}

function Addends({ terms, colours }: { terms: readonly Term[]; colours: boolean }) {
  return (
    <>
      {terms.map((term, at) => {
        const value = productValue(term);
        const minus = at > 0 && value !== undefined && value < 0;
        return (
          <span key={at}>
            {/* A minus takes the place of the plus before it. */}
            {at > 0 && (minus ? ' − ' : ' + ')}
            <span class={colours ? `addend way-${at + 1}` : undefined}>
              {minus ? shownNumber(value).slice(1) : shownNumber(value)}
            </span>
          </span>
        );
      })}
    </>
  );
}
