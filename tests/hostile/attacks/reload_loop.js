// SPDX-License-Identifier: MIT
// Reloads itself without end.
const times = Number(sessionStorage.times || 0);
sessionStorage.times = times + 1;
if (times < 10) {
    location.reload();
    await new Promise(() => {});
}
