// SPDX-License-Identifier: MIT
// Builds as many frames as it can, beside and in one another.
for (let i = 0; i < 10000 && frames.length >= i; ++i) // the browser has a limit of its own
    add('iframe');
let inner = document;
for (let i = 0; i < 100; ++i) {
    const next = inner.body && inner.body.appendChild(inner.createElement('iframe'));
    if (!next || !next.contentDocument)
        break;
    inner = next.contentDocument;
}
