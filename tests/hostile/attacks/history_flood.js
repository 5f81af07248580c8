// SPDX-License-Identifier: MIT
// Fills the history with pages of its own and runs up and down in it.
for (let i = 0; i < 2000; ++i)
    attempt(() => history.pushState({ i }, '', `#${i}`));
for (let i = 0; i < 300; ++i)
    location.hash = `flood${i}`;
for (const step of [-1, 1, -20, 20, -9999])
    attempt(() => history.go(step));
attempt(() => host.history.back());
attempt(() => host.history.go(-9999));
await pause(200);
