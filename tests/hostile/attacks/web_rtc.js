// SPDX-License-Identifier: MIT
// Sends datagrams past every rule for pages, and finds the till's own addresses: WebRTC, WebTransport. Also with what a
// window has that was only just made, before anybody can have taken it away.
const iceServers = ['127.0.0.1:{udp}', '192.168.7.7:3478', 'localhost:{udp}'].flatMap((host) => [
    { urls: `stun:${host}` },
    { urls: `turn:${host}?transport=udp`, username: 'a', credential: 'a' },
]);
for (const one of [self, add('iframe').contentWindow]) {
    const peer = attempt(() => new one.RTCPeerConnection({ iceServers }));
    if (!peer)
        continue;
    peer.onicecandidate = ({ candidate }) => {
        if (candidate && /^\S+ \d udp /i.test(candidate.candidate))
            won(candidate.candidate);
    };
    peer.createDataChannel('x');
    await soon(attempt(async () => peer.setLocalDescription(await peer.createOffer())));
    await pause(400);
}
attempt(() => new WebTransport('https://192.168.7.7:{udp}/'));
