// SPDX-License-Identifier: MIT
// Sends datagrams past every rule for pages, and finds the till's own addresses: WebRTC, WebTransport.
// (Over TCP a window that was only just made can still open a connection to a private address: see SECURITY.md.)
const servers = ['127.0.0.1:{udp}', '192.168.7.7:3478', 'localhost:{udp}'].flatMap((host) => [
    { urls: `stun:${host}` },
    { urls: `turn:${host}?transport=tcp`, username: 'a', credential: 'a' },
    { urls: `turn:${host}?transport=udp`, username: 'a', credential: 'a' },
]);
// Also with what a window that was only just made has, before anybody can have taken it away.
const fresh = add('iframe').contentWindow;
const makers = [self, fresh, add('iframe', { srcdoc: '' }).contentWindow].map((one) => one.RTCPeerConnection);
await pause(50);
makers.push(fresh.RTCPeerConnection, self.webkitRTCPeerConnection);
for (const maker of new Set(makers)) {
    const own = maker === self.RTCPeerConnection;
    const iceServers = servers.filter(({ urls }) => own || !urls.endsWith('tcp'));
    const peer = attempt(() => new maker({ iceServers }));
    if (!peer)
        continue;
    peer.onicecandidate = ({ candidate }) => {
        if (candidate && candidate.candidate.includes(' host '))
            won(candidate.candidate);
    };
    peer.createDataChannel('x');
    await soon(attempt(async () => peer.setLocalDescription(await peer.createOffer())));
    await soon(new Promise((resolve) => { peer.onicegatheringstatechange = resolve; }), 300);
    await pause(300);
    attempt(() => peer.close());
}
attempt(() => new WebTransport('https://192.168.7.7:{udp}/'));
