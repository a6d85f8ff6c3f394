/** "This experiment, through the API": programs to take along. Pure. */

import type { Experiment } from '../api/types';
import { PYTHON_WORDS, written } from './written';

const PATH = '/api/v1/passes';

/**
 * For any POSIX shell. The document stands in a quoted here-document: nothing in it needs escaping,
 * and it may be longer than a command line.
 */
export function curl(origin: string, experiment: Experiment): string {
  return [
    `curl '${origin}${PATH}' \\`,
    "  --header 'Content-Type: application/json' \\",
    "  --data-binary @- <<'JSON'",
    written(experiment),
    'JSON',
    '',
  ].join('\n');
}

/** With nothing but Python's own library. */
export function python(origin: string, experiment: Experiment): string {
  return `import json
import urllib.request

experiment = ${written(experiment, PYTHON_WORDS)}

request = urllib.request.Request(
    "${origin}${PATH}",
    data=json.dumps(experiment).encode(),
    headers={"Content-Type": "application/json"},
)
with urllib.request.urlopen(request) as answer:
    passes = json.load(answer)

print("L =", passes["forward"]["loss"])
for layer, gradient in enumerate(passes["backward"]["dw"], 1):
    print(f"dW{layer} =", gradient)
`;
}

/** A frame that shows `link`, with the controls named; base64url and the title need no escaping. */
export function iframe(link: string, controls: readonly string[], title: string): string {
  const [page = '', hash = ''] = link.split('#');
  const address = `${page}?controls=${controls.join(',')}#${hash}`;
  return `<iframe src="${address}" title="${title}" width="960" height="540" style="border: 0"></iframe>\n`;
}
