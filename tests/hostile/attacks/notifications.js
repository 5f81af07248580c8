// SPDX-License-Identifier: MIT
// Shows messages on the desktop, also when the payment is long over.
await clicked();
if (await soon(attempt(() => Notification.requestPermission())) === 'granted')
    await won('permission');
attempt(() => new Notification('Your payment failed', { body: 'Pay again at http://evil.example' }));
await pause(50);
