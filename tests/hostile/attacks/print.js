// SPDX-License-Identifier: MIT
// Opens the print dialog, by itself and after a click, and from a frame of its own.
print();
const inner = add('iframe');
inner.contentWindow.print();
await clicked();
print();
document.execCommand('print');
await pause(100);
