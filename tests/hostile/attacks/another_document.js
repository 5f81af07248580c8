// SPDX-License-Identifier: MIT
// Gives its own frame to another site, which then speaks in the element's place.
location = page(`say({ type: 'completed' }); say('cancelled'); setTimeout(() => tell('end'), 300)`);
await new Promise(() => {});
