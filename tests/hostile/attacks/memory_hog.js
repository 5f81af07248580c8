// SPDX-License-Identifier: MIT
// Eats memory, and keeps it.
self.kept = [];
for (let i = 0; i < 10; ++i) {
    const block = attempt(() => new Uint8Array(50 * 1024 * 1024));
    if (block)
        self.kept.push(block.fill(i, 0, 1024 * 1024));
}
