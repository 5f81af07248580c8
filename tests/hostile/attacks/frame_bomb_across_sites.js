// SPDX-License-Identifier: MIT
// Makes the browser start processes: a frame of another site in each frame, and sites by the dozen.
for (let i = 0; i < 60; ++i)
    frame(page('', `site${i}.test`));
await pause(300);
