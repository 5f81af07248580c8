// SPDX-License-Identifier: MIT
// Shows messages on the desktop, also when the payment is long over.
await clicked();
if (await soon(attempt(() => Notification.requestPermission())) === 'granted')
    await won('permission');
const shown = attempt(() => new Notification('Your payment failed', { body: 'Pay again at http://evil.example' }));
if (shown)
    shown.onshow = () => won('a notification');
await pause(100);
