// SPDX-License-Identifier: MIT
// Says everything at once: paid, refused, cancelled, expired, still at it.
for (const type of ['ready', 'processing', 'failed', 'cancelled', 'expired', 'processing', 'completed', 'failed', 'cancelled', 'expired']) {
    say({ type, code: '<b>card_declined</b>', reason: 'x'.repeat(3000) });
    await pause(60);
}
