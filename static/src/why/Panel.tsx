/** "Why 10.5?": the chain rule of one number, the ways back to it, its matrix, and where it died. */

import { useEffect, useRef, useState } from 'preact/hooks';

import type { Apart, Explanation } from '../api/types';
import { MatrixView } from '../matrix/MatrixView';
import { isMatrix, parseRef } from '../refs';
import { letsGo } from '../state/keyboard';
import { sayAloud } from '../state/saying';
import { cursor, route, script, selected, t } from '../state/store';
import { aloud, symbolAloud } from '../ui/aloud';
import { markOf } from '../ui/marks';
import { Sentence } from '../ui/Sentence';
import { Symbol } from '../ui/Symbol';
import { pointAt, restOn } from '../ui/terms';
import { keepExplaining, open, shown, told, unreached, way, type Shown } from './ask';
import { Chips } from './Chip';
import { Formula } from './Formula';
import { keepWays } from './lit';
import { reveal } from './reveal';
import { Terms, WayMark, Ways } from './Rows';
import { coloured, namesOnly, sameProducts, whole } from './parts';
import { SampleShares } from './Samples';
import { useSteady } from './useSteady';
import { numberAt, shownNumber } from './values';

/** The title with its number, and `name` in the place of the symbol. */
function titleOf(of: Explanation, name: string): string {
  const ref = parseRef(of.ref);
  const matrix = ref !== null && isMatrix(ref);
  const known = numberAt(of.ref);
  const key = matrix || known === undefined ? 'why.title_matrix' : 'why.title';
  return t(key, { name, value: matrix ? '' : shownNumber(known) });
}

const titleAloud = (of: Explanation): string => aloud(titleOf(of, symbolAloud(of.ref)));

function Title({ of }: { of: Explanation }) {
  const ref = parseRef(of.ref);
  const matrix = ref !== null && isMatrix(ref);
  const known = numberAt(of.ref);
  const [before = '', after = ''] = titleOf(of, '⟨⟩').split('⟨⟩');
  return (
    <span data-ref={of.ref} data-value={matrix || Number.isNaN(known) ? undefined : known}>
      {before}
      <Symbol text={of.ref} />
      {after}
    </span>
  );
}

/** The way back to the number one came from. */
function Crumbs({ passed }: { passed: readonly string[] }) {
  if (passed.length === 0) return null;
  return (
    <nav class="why-trail" aria-label={t('why.trail')}>
      <ol>
        {passed.map((ref) => (
          <li key={ref}>
            <button type="button" class="crumb" aria-label={symbolAloud(ref)} onClick={() => open(ref)}>
              <Symbol text={ref} />
            </button>
            <span aria-hidden="true">›</span>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Where a zero died: each place with its reason, lighting the ways that end there. */
function Died({ of: { died, paths }, colours }: { of: Explanation; colours: boolean }) {
  if (!died || died.length === 0) return null;
  return (
    <section class="why-part why-died" aria-label={t('why.died')}>
      <h3>{t('why.died')}</h3>
      <ul>
        {died.map((place, at) => {
          const refs = place.paths.flatMap((path) => paths[path]?.refs ?? []);
          const on = (): void => {
            pointAt(place.ref);
            if (refs.length > 0) route.value = refs;
          };
          const off = (): void => {
            pointAt(null);
            route.value = null;
          };
          return (
            <li key={at} onPointerEnter={on} onPointerLeave={off}>
              {colours && place.paths.map((path) => <WayMark key={path} at={path} />)}
              <Sentence text={place.sentence} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface UnfusedProps {
  apart: Apart;
  total: number | undefined;
  quiet: boolean;
  turned: boolean;
  colours: boolean;
}

/** Loss and output taken apart, beside the fused form above. */
function Unfused({ apart, total, quiet, turned, colours }: UnfusedProps) {
  const { chain, template, expanded, factors, terms, paths } = apart;
  return (
    <section class="why-part why-apart" aria-label={t('why.apart')}>
      <h3>{t('why.apart')}</h3>
      {chain !== null && template !== null && (
        <Formula chain={chain} template={template} expanded={expanded ?? template} turned={turned} brief={false} />
      )}
      {factors.length > 0 && <Chips factors={factors} />}
      {paths.length > 0 ? (
        <Ways of={apart} total={total} quiet={quiet} colours={colours} />
      ) : (
        terms.length > 0 && <Terms rows={terms} quiet={quiet} />
      )}
    </section>
  );
}

/** False in the first picture of an explanation, then true: what is read first is there first. */
function useRest(): boolean {
  const [come, setCome] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setCome(true));
    return () => clearTimeout(timer);
  }, []);
  return come;
}

function Body({ explanation: of, turned }: Shown) {
  const rest = useRest();
  const { factors, terms, paths, unfused, matrix, died } = of;
  const total = numberAt(of.ref);
  const quiet = died !== null;
  const drawn = coloured(of);
  const stepped = script.value.steps[cursor.value - 1]?.target === of.ref;
  return (
    <>
      <Formula {...of} turned={turned} brief={stepped} />
      {(!stepped || of.rule === 'given') && namesOnly(of).every(told.value) && (
        <p class="why-words computed"><Sentence text={of.narration} /></p>
      )}
      {factors.length > 0 && <Chips key={of.ref} factors={factors} folds />}
      {terms.length > 0 && !sameProducts(terms, paths) && <Terms key={of.ref} rows={terms} quiet={quiet} />}
      {of.samples && <SampleShares of={of.ref} shares={of.samples} />}
      {total !== undefined && <Died of={of} colours={drawn === paths} />}
      {rest && paths.length > 0 && !whole(of) && <Ways of={of} total={total} quiet={quiet} colours={drawn === paths} />}
      {rest && unfused && (
        <Unfused apart={unfused} total={total} quiet={quiet} turned={turned} colours={drawn === unfused.paths} />
      )}
      {rest && matrix && <MatrixView of={matrix} turned={turned} brief={stepped && matrix.ref === of.ref} open={open} />}
    </>
  );
}

/** An explanation older than this is shown as such; one that follows a hand never is. */
const LATE_MS = 400;

function useLate(state: Shown | null): boolean {
  const fresh = state?.fresh ?? true;
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (fresh) return undefined;
    const timer = setTimeout(() => setLate(true), LATE_MS);
    return () => clearTimeout(timer);
  }, [state?.explanation, fresh]);
  return late;
}

/** A term of a formula in the panel opens in place. */
const terms = {
  onPointerOver: (event: PointerEvent): void => {
    const ref = event.target instanceof Element && event.target.closest('.latex [data-ref]');
    if (ref && event.pointerType !== 'touch') pointAt(ref.getAttribute('data-ref'));
    else if (!ref && event.target instanceof Element && event.target.closest('.why-line')) pointAt(null);
  },
  onPointerLeave: (): void => pointAt(null),
  onClick: (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || event.target.closest('button')) return;
    const ref = event.target.closest('.latex [data-ref]')?.getAttribute('data-ref');
    if (ref) open(ref);
  },
};

export function WhyPanel() {
  const section = useRef<HTMLElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const depth = useRef(0);
  useEffect(keepExplaining, []);
  useEffect(keepWays, []);
  const state = shown.value;
  const ref = state?.explanation.ref ?? null;
  const passed = way.value.slice(0, -1);
  useEffect(() => {
    // What was lit stood in the explanation that has gone, and so did the chip that had the focus.
    route.value = null;
    if (depth.current !== passed.length) {
      restOn(passed.length > 0 ? ref : null);
      if (document.activeElement === document.body) title.current?.focus();
    }
    depth.current = passed.length;
  }, [ref]);
  useSteady(section, ref);
  useEffect(() => {
    const asked = selected.value !== null || passed.length > 0;
    // The answer may still be on its way.
    if (title.current && asked && ref !== null && ref === way.value.at(-1)) reveal(title.current, selected.value ?? way.value[0] ?? ref);
  }, [ref, selected.value]);
  useEffect(() => {
    // The focus stays where it was asked: who hears the page would not know of the answer.
    const asked = selected.value !== null && passed.length === 0 && ref === way.value.at(-1);
    if (asked && state && title.current) sayAloud(`${titleAloud(state.explanation)} ${aloud(state.explanation.narration)}`);
  }, [ref, selected.value]);
  const late = useLate(state);
  /** Escape lets go of the number asked about, and takes the focus back to where it was asked. */
  const leave = (event: KeyboardEvent): void => {
    const from = selected.peek();
    if (!letsGo(event) || from === null) return;
    event.preventDefault();
    markOf(from)?.focus();
    selected.value = null;
  };
  const lost = unreached.value && <p class="soft" role="status">{t('why.unreachable')}</p>;
  if (!state) return lost ? <section class="why" aria-label={t('why.panel')}>{lost}</section> : null;
  return (
    <section ref={section} class={late ? 'why late' : 'why'} aria-label={t('why.panel')} data-stale={!state.fresh} onKeyDown={leave} {...terms}>
      {lost}
      <Crumbs passed={passed} />
      <h2 ref={title} tabIndex={-1}>
        <Title of={state.explanation} />
      </h2>
      {/* From cell to cell of a matrix its tables stay, and are not built anew. */}
      <Body key={state.explanation.matrix?.ref ?? state.explanation.ref} {...state} />
    </section>
  );
}
