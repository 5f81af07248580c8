// SPDX-License-Identifier: MIT
// Shows a text outside of its own page, in a window of the desktop: the tooltip of what lies below the mouse.
document.body.title = 'Call 555-1234 now';
add('div', { title: 'Pay again at http://evil.example', style: 'position:fixed;inset:0' });
await clicked();
await pause(50);
tell('hover');
await pause(1000);
