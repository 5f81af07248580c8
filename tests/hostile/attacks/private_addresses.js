// SPDX-License-Identifier: MIT
// Looks around in the shop's own network: routers, printers, tills, what listens on this machine.
const hosts = ['10.1.2.3', '172.16.1.1', '192.168.7.7', '169.254.169.254', '[fd00::1]', 'localhost', 'printer',
    'nas.local', '127.0.0.1:{tcp}', '[::ffff:192.168.7.7]', '3232237319', '0xc0a80707', '192.168.7.7.'];
for (const name of hosts) {
    for (const scheme of ['https', 'http']) {
        const address = `${scheme}://${name}/`;
        frame(address);
        add('img', { src: address });
        add('script', { src: address });
        add('link', { rel: 'stylesheet', href: address });
        await soon(fetch(address, { mode: 'no-cors' }), 40);
        attempt(() => new WebSocket(address.replace('http', 'ws')));
        attempt(() => new EventSource(address));
        attempt(() => new Worker(URL.createObjectURL(new Blob([`fetch('${address}', { mode: 'no-cors' })`]))));
    }
}
await pause(200);
