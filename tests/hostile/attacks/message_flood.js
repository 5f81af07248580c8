// SPDX-License-Identifier: MIT
// Drowns the till in a hundred thousand messages.
for (let i = 0; i < 100000; ++i)
    say({ type: 'resize', height: 1 + i % 1000 });
await pause(1100); // the count is told once a second
