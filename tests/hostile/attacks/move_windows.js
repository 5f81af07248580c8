// SPDX-License-Identifier: MIT
// Moves, resizes, hides and raises windows, and steals the focus over and over.
await clicked();
for (const one of [self, parent, host, opener].filter(Boolean)) {
    attempt(() => one.moveTo(-9999, -9999));
    attempt(() => one.moveBy(500, 500));
    attempt(() => one.resizeTo(1, 1));
    attempt(() => one.resizeBy(9999, 9999));
    for (let i = 0; i < 100; ++i) {
        attempt(() => one.blur());
        attempt(() => one.focus());
    }
}
await pause(100);
