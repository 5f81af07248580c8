// SPDX-License-Identifier: MIT
// Opens one dialog after the other, so that nobody gets to the till behind them.
for (let i = 0; i < 50; ++i) {
    alert('Your card was refused. Call 555-1234.');
    if (confirm('Try again?'))
        await won('confirm');
    if (prompt('Card number') !== null)
        await won('prompt');
}
