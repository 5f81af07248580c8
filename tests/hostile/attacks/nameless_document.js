// SPDX-License-Identifier: MIT
// Becomes a document without an origin in the element's own frame, and speaks.
location = answer({ header: 'Content-Security-Policy:sandbox allow-scripts',
    script: "say({ type: 'completed' }); say('cancelled'); setTimeout(() => tell('end'), 300)" }, 'element.test');
await new Promise(() => {});
