/** A control that says its name in a tooltip and not on its face. */

/**
 * The name, the tooltip, and the keys apart from both. Without a description of its own, if only an empty one, a screen
 * reader would say the name again, out of the tooltip. `spoken`: the name as it is heard, where it is written otherwise.
 */
export const named = (name: string, keys?: string, spoken = name) =>
  ({
    'aria-label': spoken,
    'aria-description': keys ?? '',
    title: keys ? `${name} (${keys})` : name,
  }) as const;
