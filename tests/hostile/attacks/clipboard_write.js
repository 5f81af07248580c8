// SPDX-License-Identifier: MIT
// Puts something where the next person pastes it. After a click, copying is anybody's right; but it must not stay.
const field = add('textarea', { value: 'rm -rf /' });
await clicked();
field.select();
document.execCommand('copy');
await soon(attempt(() => navigator.clipboard.writeText('rm -rf /')));
await pause(50);
