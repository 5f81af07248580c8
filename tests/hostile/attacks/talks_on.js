// SPDX-License-Identifier: MIT
// Never stops saying that it is paid: before the payment, in it and when it is over.
setInterval(() => say({ type: 'completed' }), 1);
addEventListener('pagehide', () => say({ type: 'completed' }));
addEventListener('unload', () => say({ type: 'completed' }));
await pause(1400); // the count of what was dropped is told once a second
