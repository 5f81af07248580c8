// SPDX-License-Identifier: MIT
// Puts something where the next person pastes it, in place of what was there.
await clicked();
if (await soon(attempt(() => navigator.clipboard.writeText('rm -rf /').then(() => true))))
    await won('writeText');
const field = add('textarea', { value: 'rm -rf /' });
field.select();
if (document.execCommand('copy'))
    await won('copy');
await pause(50);
