// SPDX-License-Identifier: MIT
// Says that the payment is complete, in every way that somebody might believe.
for (const type of ['completed', 'complete', 'payment.completed', 'success', 'succeeded', 'borga:payment-complete']) {
    say({ type, status: 'complete', paid: true, amount: 4990, id: 'pay_1' });
    say({ event: type });
    say(type);
    say(JSON.stringify({ type }));
    await pause(60);
}
