// SPDX-License-Identifier: MIT
// Speaks for the element from a window that is not the element's.
for (let i = 0; i < 5; ++i)
    say({ type: i % 2 ? 'completed' : 'cancelled' });
for (let i = 0; i < 5; ++i)
    say({ kassiAlive: 1 });
await pause(200);
