// SPDX-License-Identifier: MIT
// Leaves programs behind that go on without the page: service, shared and background workers, syncs and pushes.
const code = (script) => answer({ type: 'text/javascript', header: 'Service-Worker-Allowed:/', body: script }, location.hostname);
const worker = await soon(attempt(() => navigator.serviceWorker.register(
    code('onfetch = (event) => event.respondWith(fetch(event.request)); oninstall = () => skipWaiting()'))), 1000);
if (worker) {
    await won('a service worker');
    await soon(attempt(() => worker.sync.register('again')), 200);
    await soon(attempt(() => worker.periodicSync.register('again', { minInterval: 1 })), 200);
    if (await soon(attempt(() => worker.pushManager.subscribe({ userVisibleOnly: true })), 300))
        await won('push messages');
    if (await soon(attempt(() => worker.backgroundFetch.fetch('x', ['/answer?body=x'])), 200))
        await won('a background fetch');
    await soon(attempt(() => worker.showNotification('Pay again')), 200);
}
attempt(() => new SharedWorker(code('setInterval(() => {}, 10)')));
for (let i = 0; i < 20; ++i)
    attempt(() => new Worker(code('for (let i = 0; i < 1e7; ++i) ;')));
await pause(100);
