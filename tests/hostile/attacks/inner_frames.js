// SPDX-License-Identifier: MIT
// Speaks for the element from frames inside it, which have its origin: srcdoc, an empty one, one in one.
const speech = '<script>for (const one of [top, parent, parent.parent]) one.postMessage({ type: "cancelled" }, "*");' +
    'top.postMessage({ kassiAlive: 1 }, "*")<\/script>';
add('iframe', { srcdoc: speech });
add('iframe', { srcdoc: `<iframe srcdoc='${speech}'></iframe>` });
const empty = add('iframe');
const script = empty.contentDocument.createElement('script');
script.textContent = 'top.postMessage({ type: "completed" }, "*")';
empty.contentDocument.body.append(script);
await pause(300);
