// SPDX-License-Identifier: MIT
// Closes what is not its own: the top window, its opener, itself.
const windows = [top, host, parent, opener, opener && opener.top].filter((one) => one && one !== self);
windows.forEach((one) => attempt(() => one.close()));
await clicked();
windows.forEach((one) => attempt(() => one.close()));
await tell('end');
self.close();
