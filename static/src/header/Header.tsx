/** The bar at the top: what is on the page, and what holds for all of it. */

import { ShareMenu } from '../share/ShareMenu';
import { redoEdit, switchLanguage, switchTheme, undoEdit } from '../state/actions';
import { theme } from '../state/preferences';
import { locale, t } from '../state/store';
import { Network } from '../network/Network';
import { Notation } from '../notation/Notation';
import { ActionButton } from '../ui/ActionButton';
import { named } from '../ui/named';
import { narrow } from '../ui/windows';
import { Icon } from '../ui/Icon';
import { SamplesButton } from '../samples/Samples';
import { ExampleMenu } from './ExampleMenu';
import { ExportMenu } from './ExportMenu';
import { Gallery } from './Gallery';
import { Help } from './Help';
import { ProofBadge } from './ProofBadge';
import { LossChoice, RateField } from './Settings';
import { Skip } from './Skip';

function LanguageSwitch() {
  const other = locale.value === 'en' ? 'zh' : 'en';
  return (
    <button
      type="button"
      class="quiet-button language"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      aria-label={other === 'zh' ? '切换为中文' : 'EN: switch to English'}
      onClick={() => switchLanguage.perform()}
    >
      {other === 'zh' ? '中文' : 'EN'}
    </button>
  );
}

function ThemeSwitch() {
  const name = t('theme.label', { theme: t(`theme.${theme.value}`) });
  const icon = { auto: 'auto', light: 'sun', dark: 'moon' } as const;
  return (
    <button
      type="button"
      class="icon-button"
      {...named(name)}
      data-action="theme"
      onClick={() => switchTheme.perform()}
    >
      <Icon name={icon[theme.value]} />
    </button>
  );
}

/** On a phone what is used most stands in the first row. */
export function Header() {
  const example = (
    <div key="example" class="header-example">
      <ExampleMenu />
      <Gallery />
    </div>
  );
  const edit = (
    <div key="edit" class="header-edit">
      <ActionButton action={undoEdit} icon="undo" />
      <ActionButton action={redoEdit} icon="redo" />
      <LossChoice />
      <RateField />
      <Network />
      <SamplesButton />
    </div>
  );
  const view = (
    <div key="view" class="header-view">
      <LanguageSwitch />
      <ThemeSwitch />
      <Notation />
      <Help />
    </div>
  );
  const proof = (
    <div key="proof" class="header-proof">
      <ProofBadge />
      <ShareMenu />
      {!narrow.value && <ExportMenu />}
    </div>
  );
  return (
    <header class="header">
      <Skip />
      <h1 class="brand">Gradwalk</h1>
      {narrow.value ? [example, <ExportMenu key="export" />, view, edit, proof] : [example, edit, proof, view]}
    </header>
  );
}
