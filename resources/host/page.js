// SPDX-License-Identifier: MIT
// Runs in every frame's own world before the page's scripts: takes away what no setting of the engine closes. These
// speak to the network past the request guard.
for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport'])
    delete window[name];
