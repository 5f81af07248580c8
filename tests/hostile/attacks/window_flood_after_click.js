// SPDX-License-Identifier: MIT
// Opens a thousand windows with one click, and goes on from the timer after it.
await clicked();
for (let i = 0; i < 1000; ++i)
    attempt(() => open(i % 2 ? 'about:blank' : page(''), `flood${i}`));
for (let i = 0; i < 20; ++i) {
    await pause(5);
    attempt(() => open(page(''), '_blank', 'width=9999,height=9999,left=0,top=0'));
}
