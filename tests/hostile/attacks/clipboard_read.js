// SPDX-License-Identifier: MIT
// Reads what the last person copied.
await clicked();
for (const read of ['readText', 'read']) {
    const found = await soon(attempt(() => navigator.clipboard[read]()));
    if (found !== undefined)
        await won(`${read}: ${found}`);
}
const field = add('textarea');
field.focus();
document.execCommand('paste');
if (field.value)
    await won('paste');
