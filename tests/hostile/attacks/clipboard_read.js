// SPDX-License-Identifier: MIT
// Reads what the last person copied.
await clicked();
for (const read of ['readText', 'read']) {
    if (await soon(attempt(() => navigator.clipboard[read]())) !== undefined)
        await won(read);
}
const field = add('textarea');
field.focus();
document.execCommand('paste');
if (field.value)
    await won('paste');
