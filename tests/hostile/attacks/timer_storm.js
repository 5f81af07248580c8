// SPDX-License-Identifier: MIT
// Never rests: thousands of timers, promises and animation frames, each of which starts the next.
for (let i = 0; i < 1000; ++i) {
    setInterval(() => attempt(() => document.body.append('')), 1);
    const again = () => requestAnimationFrame(again);
    again();
}
await pause(500);
