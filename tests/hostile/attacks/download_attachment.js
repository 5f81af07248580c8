// SPDX-License-Identifier: MIT
// Saves files by answers that a browser does not show: in frames, in this window, in another one.
const file = answer({ type: 'application/octet-stream', header: 'Content-Disposition:attachment; filename=invoice.exe',
    body: 'MZ' });
frame(file);
frame(answer({ type: 'application/x-msdownload', body: 'MZ' }));
frame(URL.createObjectURL(new Blob(['MZ'], { type: 'application/octet-stream' })));
await clicked();
open(file);
await pause(200);
location = file;
await pause(200);
