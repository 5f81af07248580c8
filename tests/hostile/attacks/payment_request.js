// SPDX-License-Identifier: MIT
// Opens the browser's own payment sheet, and installs a payment app of its own.
await clicked();
const total = { label: 'Total', amount: { currency: 'ISK', value: '4990' } };
for (const supportedMethods of ['basic-card', 'https://bank.test/pay', 'https://google.com/pay', 'secure-payment-confirmation']) {
    const request = attempt(() => new PaymentRequest([{ supportedMethods, data: {} }], { total }));
    if (request && await soon(attempt(() => request.show()), 300))
        await won(supportedMethods);
}
