// SPDX-License-Identifier: MIT
// Puts something where the next person pastes it, without a click. (After one, copying is the customer's right; what
// was copied goes with the payment.)
const field = add('textarea', { value: 'rm -rf /' });
field.select();
if (document.execCommand('copy') || document.execCommand('cut'))
    await won('copy');
if (await soon(attempt(() => navigator.clipboard.writeText('rm -rf /').then(() => true))))
    await won('writeText');
await pause(50);
