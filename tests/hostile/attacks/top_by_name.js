// SPDX-License-Identifier: MIT
// Puts another page in the place of the host page by what its windows are called, and by refreshing from a frame.
const away = page("if (top === self && !opener) won('the host page was replaced')");
const above = host === top ? ['_top', '_parent'] : []; // of a popup: itself
for (const name of [...above, '', 'main', 'kassi', 'Kassi', 'qt', '_self_', 'top'])
    attempt(() => open(away, name || 'kassi-element'));
frame(page(`document.write('<meta http-equiv=refresh content="0;url=${away}"><base target=_top>')`));
frame(answer({ header: `Refresh:0;url=${away}` }));
attempt(() => { host.name = 'mine'; });
attempt(() => host.document.write('mine'));
attempt(() => host.history.pushState(null, '', '/mine'));
await pause(200);
