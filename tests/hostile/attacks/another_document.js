// SPDX-License-Identifier: MIT
// Gives its own frame to another site, which then speaks in the element's place. The host page's policy leaves an error
// page in the frame, so that the end is told before.
await tell('end');
location = page("say({ type: 'completed' }); say('cancelled')");
await new Promise(() => {});
