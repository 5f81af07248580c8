// SPDX-License-Identifier: MIT
// The checkout page. It shows what the server decides and never decides itself: after everything that may have moved
// money it asks for the state and shows that.
'use strict';
const embedded = config.mode === 'embedded';
const lies = config.behaviour === 'lies';
const done = (view) => view === 'succeeded' || view === 'pending';
const state = { view: '', method: '', finished: false, paying: false, popup: null, acs: null, bankControls: {} };
const DECLINES = ['insufficient_funds', 'test_mode_live_card', 'challenge_failed', 'connection', 'blocked'];
// The range that asks the bank: known while typing, so that a window can open inside the click.
const asksBank = (number) => digitsOf(number).startsWith('40000025');

function tell(name, more) {
    if (embedded && config.behaviour !== 'silent' && parent !== window)
        parent.postMessage({ type: 'borga:' + name, ...more }, config.origin);
}

const FAULTS = {
    'card-number': () => numberFault(byId('card-number').value),
    'card-expiry': () => expiryFault(byId('card-expiry').value),
    'card-cvc': () => cvcFault(byId('card-cvc').value, byId('card-number').value),
    kennitala: () => kennitalaFault(byId('kennitala').value),
    email: () => emailFault(byId('email').value.trim()),
};
const fieldsShown = () => (state.method === 'card' ? ['card-number', 'card-expiry', 'card-cvc', 'email'] : ['kennitala', 'email']);

function markField(id, fault) {
    byId(id).setAttribute('aria-invalid', fault ? 'true' : 'false');
    byId(id + '-error').textContent = fault ? say(fault) : '';
}

function problem(code) {
    byId('problem').hidden = !code;
    byId('problem').textContent = code ? say(DECLINES.includes(code) ? code : 'declined') : '';
}

function working(on) {
    state.paying = on;
    byId('pay').disabled = on;
    byId('pay').classList.toggle('working', on);
    byId('cancel').disabled = on;
    for (const id of ['card-number', 'card-expiry', 'card-cvc', 'kennitala', 'email']) byId(id).readOnly = on;
    payText(on);
}

function payText(on) {
    const amount = money(config.amount, config.currency);
    byId('pay-text').textContent = on ? say('working') : say(state.method === 'krafa' ? 'sendKrafa' : 'pay', amount);
}

function chooseMethod(method) {
    state.method = method;
    for (const name of ['card', 'krafa']) {
        const button = byId('method-' + name);
        button.setAttribute('aria-checked', String(name === method));
        button.tabIndex = name === method ? 0 : -1;
        byId(name + '-fields').hidden = name !== method;
    }
    byId('save-row').hidden = !config.save || method !== 'card';
    problem('');
    payText(false);
}

function show(view) {
    if (state.view === view) return;
    state.view = view;
    const notice = view !== 'form' && view !== 'challenge';
    byId('form').hidden = view !== 'form';
    byId('bank').hidden = view !== 'challenge';
    byId('notice').hidden = !notice;
    if (notice) {
        byId('notice').className = done(view) || view === 'taken' ? 'good' : 'calm';
        byId('notice-title').textContent = say(view);
        byId('notice-text').textContent = say(view + 'Text');
    }
    if (view !== 'challenge') closeBank();
}

function closeBank() {
    byId('bank-frame').hidden = true;
    byId('bank-frame').removeAttribute('src');
    state.bankControls = {};
    if (state.popup) state.popup.close();
    state.popup = null;
    state.acs = null;
}

function showBank(url) {
    if (state.acs === url) return;
    state.acs = url;
    const popup = config.challenge === 'popup';
    byId('acs-open').hidden = !popup;
    byId('bank-frame').hidden = popup;
    show('challenge');
    if (!popup) byId('bank-frame').src = url;
    else if (state.popup) state.popup.location = url;
}

// The only way from a server's word to what is shown and told.
function follow(now) {
    if (now.view === 'challenge' && now.acs) return showBank(now.acs);
    const before = state.view;
    show(now.view);
    if (now.view === before) return;
    if (now.view === 'form' && (before === 'challenge' || before === 'processing')) {
        working(false);
        failed(before === 'challenge' ? 'challenge_failed' : 'card_declined');
    }
    if (state.finished) return;
    if (done(now.view) || now.view === 'taken') {
        state.finished = true;
        tell('completed', { status: now.view });
        if (now.redirect) setTimeout(() => location.assign(now.redirect), 1200);
    } else if (now.view === 'expired') {
        state.finished = true;
        tell('expired');
    }
}

function failed(code) {
    problem(code);
    const first = byId(state.method === 'card' ? 'card-number' : 'kennitala');
    first.focus();
    first.select(); // another card's number replaces it
    tell('failed', { code });
}

async function refresh() {
    try { follow(await ask('/state')); } catch { /* the next one may get through */ }
}

function heard(reply) {
    if (reply.status === 'invalid') {
        const field = { number: 'card-number', expiry: 'card-expiry', cvc: 'card-cvc' }[reply.field] || reply.field;
        working(false);
        if (!FAULTS[field]) return failed('declined');
        markField(field, FAULTS[field]() || 'bad_' + reply.field);
        byId(field).focus();
    } else if (reply.status === 'failed') {
        working(false);
        show('form');
        failed(reply.code);
    } else if (reply.status === 'blocked') {
        working(false);
        if (reply.view === 'processing') problem('blocked');
        return refresh();
    } else if (reply.status === 'challenge') {
        return showBank(reply.url);
    }
    if (reply.view) follow(reply);
}

async function pay(event) {
    event.preventDefault();
    if (byId('pay').disabled) return;
    const faults = fieldsShown().map((id) => [id, FAULTS[id]()]);
    faults.forEach(([id, fault]) => markField(id, fault));
    const first = faults.find(([, fault]) => fault);
    if (first) return byId(first[0]).focus();
    problem('');
    const number = byId('card-number').value;
    if (state.method === 'card' && config.challenge === 'popup' && asksBank(number))
        state.popup = open('about:blank', 'borga-3ds', 'popup,width=420,height=560');
    working(true);
    tell('processing');
    const email = byId('email').value.trim();
    const card = { method: 'card', number, expiry: byId('card-expiry').value, cvc: byId('card-cvc').value,
        save: config.save && byId('save-card').checked, email };
    try {
        heard(await ask('/pay', state.method === 'card' ? card : { method: 'krafa', kennitala: byId('kennitala').value, email }));
    } catch {
        // Whether it arrived is not known here; the state says.
        working(false);
        problem('connection');
        refresh();
    }
    if (state.view !== 'challenge' && state.popup) closeBank();
}

function cancel() {
    tell('cancelled');
    if (!embedded && config.cancel_url) location.assign(config.cancel_url);
}

function onMessage(event) {
    if (event.origin !== config.bank_origin) return;
    const fromBank = event.source === byId('bank-frame').contentWindow || event.source === state.popup;
    if (!fromBank || !event.data) return;
    if (event.data.type === 'acs:done') refresh(); // the message only says when to ask
    else if (event.data.type === 'acs:layout') { state.bankControls = event.data.controls; report(); }
}

function openBank() {
    state.popup = open(state.acs, 'borga-3ds', 'popup,width=420,height=560');
}

function watchBank() {
    // A closed window is a "no", as soon as the server has had no other answer.
    if (state.view !== 'challenge' || !state.popup || !state.popup.closed) return;
    state.popup = null;
    ask('/abandon', {}).then(follow, () => {});
}

function typing(id, change) {
    const input = byId(id);
    input.addEventListener('input', (event) => {
        change(event.inputType ? event.inputType.startsWith('delete') : false);
        if (input.getAttribute('aria-invalid') === 'true') markField(id, FAULTS[id]());
    });
    input.addEventListener('change', () => { if (input.value) markField(id, FAULTS[id]()); });
}

// Whether this very keystroke completed a field at its end: then the next one may take over.
function justFilled(input, full) {
    const digits = digitsOf(input.value);
    const grew = digits.length > (input.dataset.digits || 0);
    input.dataset.digits = digits.length;
    return grew && full && input.selectionStart === input.value.length;
}

function showBrand() {
    const brand = brandOf(digitsOf(byId('card-number').value));
    byId('brand').setAttribute('aria-label', brand === 'card' ? '' : brand);
    for (const mark of document.querySelectorAll('#brand g')) mark.classList.toggle('shown', mark.dataset.brand === brand);
    byId('card-cvc').maxLength = brand === 'amex' ? 4 : 3;
    byId('card-cvc').placeholder = brand === 'amex' ? '1234' : '123';
}

function wireFields() {
    typing('card-number', () => {
        const input = byId('card-number');
        reformat(input, (text) => grouped(digitsOf(text).slice(0, isAmex(digitsOf(text)) ? 15 : 19)));
        showBrand();
        const digits = digitsOf(input.value);
        if (justFilled(input, digits.length === numberLength(digits)) && passesLuhn(digits)) byId('card-expiry').focus();
    });
    typing('card-expiry', (deleting) => {
        const input = byId('card-expiry');
        reformat(input, (text) => slashed(text, deleting));
        if (justFilled(input, input.value.length === 5)) byId('card-cvc').focus();
    });
    typing('card-cvc', () => reformat(byId('card-cvc'), digitsOf));
    typing('kennitala', () => reformat(byId('kennitala'), (text) => {
        const digits = digitsOf(text).slice(0, 10);
        return digits.length > 6 ? digits.slice(0, 6) + '-' + digits.slice(6) : digits;
    }));
    typing('email', () => {});
}

function wireMethods() {
    const offered = ['card', 'krafa'].filter((name) => !config.methods.length || config.methods.includes(name));
    byId('methods').hidden = offered.length < 2;
    byId('pay').hidden = !offered.length;
    for (const name of offered) {
        byId('method-' + name).addEventListener('click', () => chooseMethod(name));
        byId('method-' + name).addEventListener('keydown', (event) => {
            if (!event.key.startsWith('Arrow') || offered.length < 2) return;
            event.preventDefault();
            const other = offered.find((one) => one !== name);
            chooseMethod(other);
            byId('method-' + other).focus();
        });
    }
    chooseMethod(offered[0] || 'card');
    if (offered.length) return;
    byId('card-fields').hidden = true;
    byId('problem').hidden = false;
    byId('problem').textContent = say('noMethod');
}

function report() {
    if (!config.layout) return;
    const controls = rectangles();
    const frame = byId('bank-frame');
    if (!frame.hidden) {
        const box = frame.getBoundingClientRect();
        for (const [id, at] of Object.entries(state.bankControls))
            controls[id] = { x: at.x + box.x + frame.clientLeft, y: at.y + box.y + frame.clientTop, w: at.w, h: at.h };
    }
    const text = JSON.stringify([state.view, controls]);
    if (text === report.last) return;
    report.last = text;
    // One after the other: the newest must arrive last.
    report.queue = (report.queue || Promise.resolve()).then(() => ask('/layout', { page: config.page, state: state.view, controls }).catch(() => {}));
}

function start() {
    document.title = say('checkout');
    document.body.className = config.mode;
    translate();
    byId('merchant').textContent = config.merchant;
    byId('reference').textContent = config.reference;
    byId('total').textContent = money(config.amount, config.currency);
    byId('card-expiry').placeholder = say('expiryHint');
    byId('email-optional').textContent = '(' + say('optional') + ')';
    byId('email').value = config.email;
    byId('save-card').checked = config.save;
    byId('cancel').hidden = !embedded && !config.cancel_url;
    wireFields();
    wireMethods();
    showBrand();
    byId('form').addEventListener('submit', pay);
    byId('cancel').addEventListener('click', cancel);
    byId('acs-open').addEventListener('click', openBank);
    addEventListener('message', onMessage);
    new ResizeObserver(() => tell('resize', { height: Math.ceil(byId('card').getBoundingClientRect().height) })).observe(byId('card'));
    tell('ready');
    follow(config);
    if (lies) tell('completed', { status: 'succeeded' });
    if (config.layout) watchLayout(report);
    // Expiry, another session's success and a bank answered elsewhere are the server's news, so ask now and then.
    setInterval(() => { if (!state.finished && !(state.paying && state.view === 'form')) refresh(); }, 2000);
    setInterval(watchBank, 250);
}

start();
