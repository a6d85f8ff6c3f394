// Set every formula of the JSON list on stdin with KaTeX; print those that it refuses.
import katex from 'katex';

let text = '';
for await (const chunk of process.stdin) text += chunk;
const refused = [];
for (const { latex, display } of JSON.parse(text)) {
  try {
    katex.renderToString(latex, { displayMode: display, strict: 'error', throwOnError: true });
  } catch (error) {
    refused.push([latex, String(error)]);
  }
}
console.log(JSON.stringify(refused));
