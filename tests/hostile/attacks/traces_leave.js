// SPDX-License-Identifier: MIT
// Leaves whatever a page can leave for the next customer, and a form filled in. Its other half is traces_find.js.
document.cookie = 'card=4242; path=/; max-age=99999; secure; samesite=none';
localStorage.card = '4242';
sessionStorage.card = '4242';
name = '4242';
const opening = indexedDB.open('cards');
opening.onupgradeneeded = () => opening.result.createObjectStore('cards').put('4242', 'card');
await soon(new Promise((resolve) => { opening.onsuccess = resolve; }), 2000);
await (await caches.open('cards')).put('/card', new Response('4242'));
await soon(navigator.serviceWorker.register(answer({ type: 'text/javascript', header: 'Service-Worker-Allowed:/',
    body: 'onfetch = () => {}' }, location.hostname), { scope: '/' }));
await (await fetch(kept)).text();
const isKept = await soon(fetch(kept, { cache: 'only-if-cached', mode: 'same-origin' }));
const root = await navigator.storage.getDirectory();
await root.getFileHandle('card', { create: true });
history.pushState({ card: '4242' }, '', '#4242');
if (!document.cookie.includes('4242') || !localStorage.card || !isKept)
    throw new Error('nothing could be left');
await tell('left');
