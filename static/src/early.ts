/** Runs before the first paint: words for the start are not shown where the address asks for more. */
if (location.hash !== '') document.documentElement.classList.add('opening');
