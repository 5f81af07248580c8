// SPDX-License-Identifier: MIT
// Speaks the language of Kassi's own scripts: its signs of life, its JSON, its channel's messages.
for (const message of [{ kind: 'hello' }, { kind: 'load' }, { kind: 'alive', origin: 'https://element.test' },
    { kind: 'throttled', total: 1e15 }, { origin: 'https://element.test', fromElement: true, data: 'completed' },
    { type: 6, object: 'bridge', method: 0, args: ['{"kind":"hello"}'], id: 1 }, { kassiAlive: 1, type: 'completed' },
    { data: { type: 'completed' }, fromElement: true }, { name: 'insert', url: 'https://bank.test/', messages: 1e9 }]) {
    say(message);
    say(JSON.stringify(message));
}
for (let i = 0; i < 1000; ++i)
    say({ kassiAlive: 1, filler: 'x'.repeat(100) });
await pause(300);
