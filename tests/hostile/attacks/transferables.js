// SPDX-License-Identifier: MIT
// Hands over things that stay alive: shared memory, ports, streams, bitmaps, by the hundred.
for (let i = 0; i < 200; ++i) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => won('an answer');
    host.postMessage({ type: 'completed', port: port2 }, '*', [port2]);
    const memory = new ArrayBuffer(1024);
    host.postMessage(memory, '*', [memory]);
    port1.postMessage('completed');
}
attempt(() => say(new SharedArrayBuffer(1024)));
attempt(() => say(new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })));
const stream = new ReadableStream();
attempt(() => host.postMessage(stream, '*', [stream]));
await pause(1100);
