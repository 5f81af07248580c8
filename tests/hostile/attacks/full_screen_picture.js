// SPDX-License-Identifier: MIT
// Paints a till of its own over all that it can reach, and asks for ten thousand pixels to paint on.
const style = 'position:fixed;inset:0;width:100vw;height:9999px;z-index:2147483647;background:white';
add('div', { textContent: 'Paid. Thank you!', style });
attempt(() => { add('dialog', { textContent: 'Paid', style }).showModal(); });
say({ type: 'resize', height: 10000 });
await pause(300);
