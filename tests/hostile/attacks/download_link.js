// SPDX-License-Identifier: MIT
// Saves files with links that download: from a server, from memory, from an address that is the file.
const blob = URL.createObjectURL(new Blob(['MZ'], { type: 'application/octet-stream' }));
const file = answer({ type: 'application/octet-stream', body: 'MZ' }, location.hostname);
for (const href of [file, blob, 'data:application/octet-stream,MZ']) {
    await clicked();
    follow(href, { download: 'invoice.exe' });
    await pause(100);
}
