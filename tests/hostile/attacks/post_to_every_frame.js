// SPDX-License-Identifier: MIT
// Speaks to every frame that it can reach, in every way, in the hope that one of them is Kassi's.
const reach = (one, depth) => {
    for (const message of ['completed', { type: 'completed' }, { name: 'insert', url: 'https://bank.test/' }])
        attempt(() => one.postMessage(message, '*'));
    for (let i = 0; depth > 0 && i < one.length; ++i)
        reach(one[i], depth - 1);
};
reach(host, 3);
for (let i = 0; i < 3; ++i)
    attempt(() => { host[i].location = page("won('the element was replaced')"); });
await pause(200);
