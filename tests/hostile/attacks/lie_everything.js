// SPDX-License-Identifier: MIT
// Says everything at once: paid, refused, expired, still at it. (That the customer cancelled is the element's to say.)
for (const type of ['ready', 'processing', 'failed', 'expired', 'processing', 'completed', 'failed', 'expired', 'ready']) {
    say({ type, code: '<b>card_declined</b>', reason: 'x'.repeat(3000) });
    await pause(60);
}
