/**
 * A stage beside the page: the same marks as the page draws, of a state held still, at any time.
 * Its tree is closed to the page's own queries, and nobody sees it; it only knows how it would look.
 */

import { signal } from '@preact/signals';
import { render } from 'preact';

import { layout, type Layout } from '../diagram/layout';
import { Picture } from '../diagram/Picture';
import { createScene, stagehand } from '../diagram/scene';
import type { Room } from '../diagram/fit';
import { stopProps } from '../diagram/useStops';
import type { Ground } from './order';
import { diagramSheet } from './sheet';
import type { Snapshot } from './snapshot';

export interface Stage {
  readonly layout: Layout;
  /** The sheets' common parent. */
  readonly root: HTMLElement;
  /** Draws the moment `time`; resolves when every mark has followed. */
  seek(time: number): Promise<void>;
  /** What a style's value comes to on the stage: a token's colour, a stack of fonts. */
  value(property: string, text: string): string;
  end(): void;
}

function host(ground: Ground): { element: HTMLElement; root: HTMLElement } {
  const element = document.createElement('div');
  element.className = 'offstage';
  element.dataset.ground = ground;
  element.inert = true;
  const shadow = element.attachShadow({ mode: 'closed' });
  shadow.adoptedStyleSheets = [diagramSheet()];
  const root = document.createElement('div');
  shadow.append(root);
  document.body.append(element);
  return { element, root };
}

export function setStage(store: Snapshot, room: Room, ground: Ground): Stage {
  const scene = createScene(store);
  const plan = layout(scene.shape.value, room, store.edgeNumbers?.peek(), scene.longest.value);
  const { element, root } = host(ground);
  const chosen = store.selected.value === null && store.route.value === null ? '' : ' choosing';
  root.className = `diagram ${plan.flow} ${plan.detail}${chosen}`;
  render(<Picture hand={stagehand(scene, plan)} stop={stopProps(scene, signal(null), signal(0), undefined)} />, root);
  const probe = document.createElement('i');
  root.append(probe);
  return {
    layout: plan,
    root,
    seek: async (time) => {
      store.time.value = time;
      // Marks bound to signals have followed; components do so in a microtask.
      await Promise.resolve();
      await Promise.resolve();
    },
    value: (property, text) => {
      probe.style.setProperty(property, text);
      return getComputedStyle(probe).getPropertyValue(property);
    },
    end: () => {
      scene.stop();
      render(null, root);
      element.remove();
    },
  };
}
