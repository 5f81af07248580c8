// SPDX-License-Identifier: MIT
// The bank's page. Its answer goes to the server; the checkout only hears that it is time to ask.
'use strict';
const checkout = opener || (parent !== window ? parent : null);
const inWindow = Boolean(opener);

function tellCheckout(message) {
    if (checkout) checkout.postMessage(message, config.element_origin);
}

async function decide(approve) {
    byId('acs-approve').disabled = byId('acs-reject').disabled = true;
    byId('status').textContent = say('bankDone');
    try { await ask('/answer', { approve }); } catch { /* answered already, or too late: the checkout will see */ }
    tellCheckout({ type: 'acs:done' });
    if (inWindow) window.close();
}

function reportLayout() {
    const controls = rectangles();
    const text = JSON.stringify(controls);
    if (text === reportLayout.last) return;
    reportLayout.last = text;
    if (inWindow) ask('/layout', { state: 'bank', controls }).catch(() => {});
    else tellCheckout({ type: 'acs:layout', controls });
}

translate();
if (!inWindow) byId('status').textContent = ''; // the checkout around the frame says it already
byId('text').textContent = say('bankText', config.merchant);
byId('merchant').textContent = config.merchant;
byId('amount').textContent = money(config.amount, config.currency);
byId('card-ending').textContent = '•••• ' + config.last4;
byId('acs-approve').addEventListener('click', () => decide(true));
byId('acs-reject').addEventListener('click', () => decide(false));
if (config.layout) watchLayout(reportLayout);
