// SPDX-License-Identifier: MIT
// What the checkout and the bank's page share: settings, language, amounts, talking to the server, layout reports.
'use strict';
const config = JSON.parse(document.getElementById('config').textContent);
const byId = (id) => document.getElementById(id);
const wanted = (config.locale || navigator.language || 'is').toLowerCase().slice(0, 2);
const language = wanted in WORDS ? wanted : 'en';
document.documentElement.lang = language;

function say(key, value) {
    return (WORDS[language][key] || key).replace('{}', value || '');
}

// Grouping by hand: browsers disagree about Icelandic.
function money(amount, currency) {
    const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
    const [point, group] = language === 'en' ? ['.', ','] : [',', '.'];
    const text = String(amount).padStart(digits + 1, '0');
    const whole = text.slice(0, text.length - digits).replace(/\B(?=(\d{3})+(?!\d))/g, group);
    const number = digits ? whole + point + text.slice(-digits) : whole;
    if (language === 'en')
        return currency + '\u00a0' + number;
    return number + '\u00a0' + (currency === 'ISK' ? 'kr.' : currency);
}

async function ask(path, body) {
    const options = body === undefined ? {} : {
        method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
    };
    const reply = await fetch(config.endpoint + path, options);
    if (!reply.ok)
        throw new Error('status ' + reply.status);
    return reply.json();
}

function translate() {
    for (const node of document.querySelectorAll('[data-say]'))
        node.textContent = say(node.dataset.say);
}

const CONTROLS = ['card-number', 'card-expiry', 'card-cvc', 'email', 'save-card', 'pay', 'cancel', 'method-card',
    'method-krafa', 'kennitala', 'acs-open', 'acs-approve', 'acs-reject'];

// Where the visible controls are, in CSS pixels of this page's viewport.
function rectangles() {
    const found = {};
    if (window.parent === window.top) // the element itself or a window of its own, not a frame inside the element
        found.viewport = { x: 0, y: 0, w: innerWidth, h: innerHeight };
    const active = document.activeElement;
    if (CONTROLS.includes(active.id)) // `heard`: keys come to it now; `digits`: how many of them it holds
        found.focused = { id: active.id, heard: document.hasFocus(), digits: (active.value || '').replace(/\D/g, '').length };
    for (const id of CONTROLS) {
        const node = byId(id);
        const box = node && !node.disabled ? node.getBoundingClientRect() : null;
        if (box && box.width > 0 && box.height > 0)
            found[id] = { x: box.x, y: box.y, w: box.width, h: box.height };
    }
    return found;
}

// Browsers drop keys and clicks until the first picture of a page stands; before that nobody could use a control.
const painted = new Promise((done) => {
    new PerformanceObserver((list, observer) => {
        if (list.getEntriesByName('first-contentful-paint').length === 0)
            return;
        observer.disconnect();
        done();
    }).observe({ type: 'paint', buffered: true });
});

// Calls `report` after anything that may have moved a control.
function watchLayout(report) {
    let asked = false;
    const soon = () => {
        if (asked)
            return;
        asked = true;
        painted.then(() => requestAnimationFrame(() => { asked = false; report(); }));
    };
    new ResizeObserver(soon).observe(document.documentElement);
    new MutationObserver(soon).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    for (const news of ['focusin', 'focusout', 'focus', 'blur', 'input'])
        addEventListener(news, soon);
    addEventListener('scroll', soon, true);
    addEventListener('resize', soon);
    soon();
    return soon;
}
