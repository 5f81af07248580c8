// SPDX-License-Identifier: MIT
// Says what nobody says: cyclic, deep, huge, empty, without a name, with a name from the prototype.
const cyclic = { type: 'completed' };
cyclic.self = cyclic;
let deep = 'completed';
for (let i = 0; i < 100000; ++i)
    deep = [deep];
const odd = [cyclic, { type: 'completed', big: 10n }, 'x'.repeat(5000000), { type: 'completed', filler: 'x'.repeat(5000) },
    {}, undefined, null, 7, NaN, new Date(NaN), /completed/, new Map([['type', 'completed']]), ['completed'],
    { __proto__: { type: 'completed' } }, { ['__proto__']: { type: 'completed' } }, { type: ['completed'] },
    { type: { toString: 1 } }, new Error('completed'), new Uint8Array(10)];
odd.forEach(say);
attempt(() => say(deep));
await pause(300);
