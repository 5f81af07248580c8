// SPDX-License-Identifier: MIT
// Runs addresses that are code or a document of their own: javascript:, data: and blob:, in frames, windows and the top.
const reach = `fetch("${reports}",{method:"POST",mode:"no-cors",body:"won a document"})`;
const script = `<script>${reach}<\/script>`;
const blob = URL.createObjectURL(new Blob([script], { type: 'text/html' }));
const addresses = [`data:text/html,${encodeURIComponent(script)}`, blob];
addresses.forEach((address) => frame(address));
attempt(() => { host.location = `javascript:${reach}`; });
await clicked();
addresses.forEach((address) => attempt(() => open(address)));
await clicked();
attempt(() => { host.location = `javascript:${reach}`; });
if (host === top) // a popup's own top is its own
    attempt(() => open(`javascript:${reach}`, '_top'));
attempt(() => { host.location = addresses[0]; });
addresses.forEach((address) => follow(address, { target: '_blank' }));
await pause(200);
