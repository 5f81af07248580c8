// SPDX-License-Identifier: MIT
// Opens the desktop's colour dialog, after a click.
await clicked();
const input = add('input', { type: 'color', value: '#123456', style: 'position:fixed;left:9px;top:9px' });
input.click();
attempt(() => input.showPicker());
await pause(300);
