// SPDX-License-Identifier: MIT
// Sends datagrams past every rule for pages, and finds the till's own addresses: WebRTC, WebTransport.
const servers = ['127.0.0.1:{udp}', '192.168.7.7:3478', 'localhost:{udp}'].flatMap((host) => [
    { urls: `stun:${host}` },
    { urls: `turn:${host}?transport=tcp`, username: 'a', credential: 'a' },
    { urls: `turn:${host}?transport=udp`, username: 'a', credential: 'a' },
]);
const peer = attempt(() => new RTCPeerConnection({ iceServers: servers }));
if (peer) {
    peer.onicecandidate = ({ candidate }) => {
        if (candidate && candidate.candidate.includes(' host '))
            won(candidate.candidate);
    };
    peer.createDataChannel('x');
    await soon(attempt(async () => peer.setLocalDescription(await peer.createOffer())));
    await soon(new Promise((resolve) => { peer.onicegatheringstatechange = resolve; }), 300);
    await pause(700);
    attempt(() => peer.close());
}
attempt(() => new WebTransport('https://192.168.7.7:{udp}/'));
