// SPDX-License-Identifier: MIT
// Makes itself endlessly high, negatively high and not a number high.
for (const height of [2 ** 31, 2 ** 53, 1e308, -1, -(2 ** 31), 0, NaN, Infinity, '100', '1e9', 0.5, 1e-300, [100], {}, true, null])
    say({ type: 'resize', height });
await pause(900);
if (innerHeight > 11000 || innerHeight < 1)
    await won(`a height of ${innerHeight}`);
